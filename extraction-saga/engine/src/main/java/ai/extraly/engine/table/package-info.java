/**
 * Tables as they stand on the page: headers, columns and the lines between. What the columns mean is only hinted at here;
 * {@code ledger} settles it.
 */
@NullMarked
package ai.extraly.engine.table;

import org.jspecify.annotations.NullMarked;
