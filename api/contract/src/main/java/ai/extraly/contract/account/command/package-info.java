/**
 * What an account can be asked to do.
 */
@NullMarked
package ai.extraly.contract.account.command;

import org.jspecify.annotations.NullMarked;
