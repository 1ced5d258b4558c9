package ai.extraly.engine.invoice;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.invoice.items.Item;
import ai.extraly.engine.invoice.party.Parties;
import ai.extraly.engine.invoice.totals.Totals;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that was found in an invoice, before it becomes results. */
record Findings(
        @Nullable Seen<String> number,
        @Nullable Seen<LocalDate> issued,
        @Nullable Seen<LocalDate> due,
        @Nullable Seen<String> purchaseOrder,
        Parties parties,
        @Nullable Seen<String> currency,
        List<Item> items,
        Totals totals,
        @Nullable Seen<String> iban,
        @Nullable Seen<String> bic,
        @Nullable Seen<String> reference,
        @Nullable Seen<String> terms) {

    /** Too little to call it an invoice. */
    boolean nothing() {
        return totals.total() == null && items.isEmpty() && number == null;
    }
}
