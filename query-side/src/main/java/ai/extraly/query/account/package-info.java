/**
 * The read models of accounts and of API keys, and the answers to what is asked about them. An account's own row is the authority on
 * whether a key counts; the model of keys only says whose a key is.
 */
@NullMarked
package ai.extraly.query.account;

import org.jspecify.annotations.NullMarked;
