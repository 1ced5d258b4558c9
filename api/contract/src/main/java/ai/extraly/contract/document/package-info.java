/**
 * What is said about a document in more than one kind of message.
 */
@NullMarked
package ai.extraly.contract.document;

import org.jspecify.annotations.NullMarked;
