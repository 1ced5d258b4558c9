/**
 * Operating what handles events: how far each processor is, splitting and merging, dead letters. Whoever is asked answers for all
 * nodes: what is kept he reads in MongoDB, what only the nodes themselves know he asks them, and what is to be done he has the node
 * do that can.
 */
@NullMarked
package ai.extraly.app.operation;

import org.jspecify.annotations.NullMarked;
