/** What an extraction returns: immutable records in the documented shapes, the evidence for each value, and the checks. They hold values, never decide them. */
@NullMarked
package ai.extraly.engine.results;

import org.jspecify.annotations.NullMarked;
