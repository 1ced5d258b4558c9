/** The sums of an invoice: candidates beside their labels, rows of tax by their arithmetic, and the choice that makes the sums hold. */
@NullMarked
package ai.extraly.engine.invoice.totals;

import org.jspecify.annotations.NullMarked;
