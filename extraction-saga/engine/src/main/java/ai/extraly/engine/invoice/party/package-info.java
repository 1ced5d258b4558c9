/** Who sells and who buys: blocks of address lines, told apart by labels, place and what else stands in them. */
@NullMarked
package ai.extraly.engine.invoice.party;

import org.jspecify.annotations.NullMarked;
