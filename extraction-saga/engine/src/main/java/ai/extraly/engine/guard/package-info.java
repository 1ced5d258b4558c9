/** What stops the reading of a document: its own fault, or the work it causes. */
@NullMarked
package ai.extraly.engine.guard;

import org.jspecify.annotations.NullMarked;
