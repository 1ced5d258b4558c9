/**
 * Bytes in, results out: a plain library with its own command line. No Spring, no Axon.
 *
 * <p>{@link ai.extraly.engine.Engine} is the only door: it never throws for what is in a document, reads no network and
 * keeps no state between documents.
 */
@NullMarked
package ai.extraly.engine;

import org.jspecify.annotations.NullMarked;
