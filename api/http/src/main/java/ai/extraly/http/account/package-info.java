/**
 * Accounts, logins and API keys.
 */
@NullMarked
package ai.extraly.http.account;

import org.jspecify.annotations.NullMarked;
