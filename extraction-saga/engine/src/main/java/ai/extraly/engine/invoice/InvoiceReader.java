package ai.extraly.engine.invoice;

import ai.extraly.engine.fields.Conventions;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.invoice.items.Item;
import ai.extraly.engine.invoice.items.ItemsReader;
import ai.extraly.engine.invoice.items.ItemsReader.Table;
import ai.extraly.engine.invoice.items.PlainLines;
import ai.extraly.engine.invoice.party.PartyReader;
import ai.extraly.engine.invoice.totals.Money;
import ai.extraly.engine.invoice.totals.Totals;
import ai.extraly.engine.invoice.totals.TotalsReader;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.results.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an invoice. */
public final class InvoiceReader {

    private static final Lexicon LEXICON = Lexicon.of("invoice");

    /** Empty when the document has neither number nor total nor lines. */
    public Optional<Reading> read(Document document) {
        Findings findings = find(document);
        return findings.nothing() ? Optional.empty() : Optional.of(new InvoiceResults(findings).reading());
    }

    private static Findings find(Document document) {
        Conventions conventions = Conventions.of(document);
        Labels labels = new Labels(document, LEXICON);
        List<Table> tables = new ItemsReader(document, labels, conventions.amounts()).tables();
        Totals totals = new TotalsReader(document, labels, conventions.amounts(), tables).read();
        List<Table> fitting = tables.isEmpty()
                ? plain(new PlainLines(document, labels, conventions.amounts()), totals)
                : fitting(tables, totals);
        if (fitting.size() < tables.size()) {
            totals = new TotalsReader(document, labels, conventions.amounts(), fitting).read();
        }
        List<Item> items =
                fitting.stream().flatMap(table -> table.items().stream()).toList();
        HeaderReader header = new HeaderReader(document, labels, conventions.dates(), fitting);
        PaymentReader payment = new PaymentReader(document, labels);
        @Nullable Seen<LocalDate> issued = header.issued();
        return new Findings(
                header.number(),
                issued,
                header.due(Seen.valueOf(issued)),
                header.purchaseOrder(),
                new PartyReader(document, labels).read(),
                new CurrencyReader(document, labels, conventions.amounts()).read(),
                items,
                totals,
                payment.iban(),
                payment.bic(),
                payment.reference(),
                payment.terms());
    }

    /** Of several tables those at the beginning that add up to a printed sum: what follows repeats or explains them. */
    private static List<Table> fitting(List<Table> tables, Totals totals) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < tables.size(); i++) {
            sum = sum.add(tables.get(i).sum());
            if (adds(sum, totals.subtotal()) || adds(sum, totals.total())) {
                return tables.subList(0, i + 1);
            }
        }
        for (Table table : tables) {
            if (adds(table.sum(), totals.subtotal()) || adds(table.sum(), totals.total())) {
                return List.of(table);
            }
        }
        return tables;
    }

    private static List<Table> plain(PlainLines lines, Totals totals) {
        for (@Nullable Seen<BigDecimal> sum : Arrays.asList(totals.subtotal(), totals.total())) {
            if (sum != null && sum.value().signum() != 0) {
                Optional<Table> table = lines.addingUpTo(sum.value());
                if (table.isPresent()) {
                    return List.of(table.get());
                }
            }
        }
        return List.of();
    }

    private static boolean adds(BigDecimal sum, @Nullable Seen<BigDecimal> total) {
        return total != null && total.span() != null && Money.same(sum, total.value());
    }
}
