/**
 * Read models by generation. Axon fixes its processors at the start; here each generation of a projection, the first too, has a
 * processor that is built by hand, with tokens, dead letters and collections of its own. A document in MongoDB says which
 * generations there are and which of them is live. Every query node reads it each second and does what it says; whatever is changed
 * in it is changed by comparing and setting, so it does not matter which node does.
 */
@NullMarked
package ai.extraly.query.generation;

import org.jspecify.annotations.NullMarked;
