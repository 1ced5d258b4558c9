/** Bytes in, results out: a plain library with its own command line. No Spring, no Axon. */
@NullMarked
package ai.extraly.engine;

import org.jspecify.annotations.NullMarked;
