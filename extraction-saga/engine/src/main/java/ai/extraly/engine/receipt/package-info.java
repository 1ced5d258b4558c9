/** Till receipts: one column of lines, what was bought, sums and payment. The sums are chosen so that they add up. */
@NullMarked
package ai.extraly.engine.receipt;

import org.jspecify.annotations.NullMarked;
