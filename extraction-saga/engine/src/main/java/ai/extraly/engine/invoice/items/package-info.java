/** Tables of line items and of taxes: found by the words of their headers, read by the alignment of what stands under them. */
@NullMarked
package ai.extraly.engine.invoice.items;

import org.jspecify.annotations.NullMarked;
