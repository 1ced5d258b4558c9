/** Decides what a document is, by its words, their place and size, and what its lines look like. */
@NullMarked
package ai.extraly.engine.classify;

import org.jspecify.annotations.NullMarked;
