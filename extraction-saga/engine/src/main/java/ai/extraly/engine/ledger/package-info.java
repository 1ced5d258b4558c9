/** Rows of amounts to signed movements of an account: what each column means is what makes the sums come true. */
@NullMarked
package ai.extraly.engine.ledger;

import org.jspecify.annotations.NullMarked;
