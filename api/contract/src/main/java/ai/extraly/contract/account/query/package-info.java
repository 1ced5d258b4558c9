/**
 * Questions about accounts and API keys, and the views that answer them.
 */
@NullMarked
package ai.extraly.contract.account.query;

import org.jspecify.annotations.NullMarked;
