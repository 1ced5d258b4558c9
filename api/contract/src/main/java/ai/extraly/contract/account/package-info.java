/**
 * What is said about an account in more than one kind of message.
 */
@NullMarked
package ai.extraly.contract.account;

import org.jspecify.annotations.NullMarked;
