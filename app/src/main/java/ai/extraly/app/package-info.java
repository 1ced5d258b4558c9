/** The only room that sees all the others: the main class, the roles of a node, and the wiring of its stores. */
@NullMarked
package ai.extraly.app;

import org.jspecify.annotations.NullMarked;
