package ai.extraly.engine.receipt;

import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Receipt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What must hold in a receipt that a person corrected: the same as in one that was read. */
public final class ReceiptRecheck {
    private ReceiptRecheck() {}

    public static List<Check> checks(Receipt receipt) {
        List<Check> checks = new ArrayList<>();
        BigDecimal whole = receipt.subtotal() == null ? receipt.total() : receipt.subtotal();
        if (!receipt.items().isEmpty() && whole != null) {
            BigDecimal bought = receipt.items().stream()
                    .map(Receipt.Item::amount)
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal less = receipt.discount() == null
                    ? bought
                    : bought.subtract(receipt.discount().abs());
            checks.add(Check.sameAmount("items_sum", whole, less.compareTo(whole) == 0 ? less : bought));
        }
        Receipt.Payment payment = receipt.payment();
        if (receipt.total() != null && payment != null && payment.paid() != null && payment.change() != null) {
            checks.add(
                    Check.sameAmount("payment", receipt.total(), payment.paid().subtract(payment.change())));
        }
        return checks;
    }
}
