package ai.extraly.engine.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice. What is not on it is null and left out of the JSON. */
public record Invoice(
        @Nullable String invoiceNumber,
        @Nullable LocalDate invoiceDate,
        @Nullable LocalDate dueDate,
        @Nullable String purchaseOrder,
        @Nullable Party seller,
        @Nullable Party buyer,
        @Nullable String currency,
        List<LineItem> lineItems,
        @Nullable BigDecimal subtotal,
        @Nullable List<Tax> taxes,
        @Nullable BigDecimal taxTotal,
        @Nullable BigDecimal total,
        @Nullable BigDecimal amountDue,
        @Nullable PaymentTerms payment)
        implements Results {

    /** Who sells or buys. */
    public record Party(
            @Nullable String name,
            @Nullable String address,
            @Nullable String vatNumber,
            @Nullable String registrationNumber) {}

    /** One line; {@code amount} is the value of the line as printed. */
    public record LineItem(
            @Nullable String description,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal taxRate,
            @Nullable BigDecimal amount) {}

    /** One rate of tax; {@code rate} in percent. */
    public record Tax(
            @Nullable BigDecimal rate,
            @Nullable BigDecimal base,
            @Nullable BigDecimal amount) {}

    /** Where and how to pay. */
    public record PaymentTerms(
            @Nullable String iban,
            @Nullable String bic,
            @Nullable String reference,
            @Nullable String terms) {}
}
