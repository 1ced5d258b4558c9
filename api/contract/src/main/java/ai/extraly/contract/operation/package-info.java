/**
 * What operators ask of the nodes that handle events: how far they are, what they could not handle, and to set it right. Answers
 * name nothing of a document but its opaque id.
 */
@NullMarked
package ai.extraly.contract.operation;

import org.jspecify.annotations.NullMarked;
