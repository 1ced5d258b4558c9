package ai.extraly.engine.invoice;

import ai.extraly.engine.fields.Conventions;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.invoice.items.Item;
import ai.extraly.engine.invoice.items.ItemsReader;
import ai.extraly.engine.invoice.items.ItemsReader.Table;
import ai.extraly.engine.invoice.items.PlainLines;
import ai.extraly.engine.invoice.party.PartyReader;
import ai.extraly.engine.invoice.totals.MisreadTotals;
import ai.extraly.engine.invoice.totals.Money;
import ai.extraly.engine.invoice.totals.Totals;
import ai.extraly.engine.invoice.totals.TotalsReader;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.results.Reading;
import ai.extraly.engine.scan.Legible;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an invoice. */
public final class InvoiceReader {

    private static final Lexicon LEXICON = Lexicon.of("invoice");

    /** Empty when the document has neither number nor total nor lines. */
    public Optional<Reading> read(Document document) {
        Findings findings = find(Legible.of(document));
        return findings.nothing() ? Optional.empty() : Optional.of(new InvoiceResults(findings).reading());
    }

    private static Findings find(Document document) {
        Conventions conventions = Conventions.of(document);
        Labels labels = new Labels(document, Legible.lexicon(LEXICON, document));
        List<Table> tables = new ItemsReader(document, labels, conventions.amounts()).tables();
        Totals totals = new TotalsReader(document, labels, conventions.amounts(), tables).read();
        List<Table> fitting = tables.isEmpty()
                ? plain(new PlainLines(document, labels, conventions.amounts()), totals)
                : fitting(tables, totals);
        if (fitting.size() < tables.size()) {
            totals = new TotalsReader(document, labels, conventions.amounts(), fitting).read();
        }
        boolean scanned = document.anyScanned();
        if (scanned && fitting.size() == 1) {
            Table table = fitting.getFirst();
            List<Item> right = new MisreadItems(table.items(), printed(totals)).settled();
            if (!right.equals(table.items())) {
                fitting = List.of(table.with(right));
                totals = new TotalsReader(document, labels, conventions.amounts(), fitting).read();
            }
        }
        if (scanned) {
            totals = new MisreadTotals(totals, borneOut(totals, fitting)).settled();
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

    /** What lines may add up to: the subtotal, or the total where prices are gross. */
    private static List<BigDecimal> printed(Totals totals) {
        return Stream.of(totals.subtotal(), totals.total())
                .filter(sum -> sum != null && sum.span() != null)
                .map(Seen::value)
                .toList();
    }

    /** Sums that stand elsewhere as well: of the lines, of the rows of tax, what is due. */
    private static List<BigDecimal> borneOut(Totals totals, List<Table> tables) {
        List<BigDecimal> sums = new ArrayList<>();
        sums.add(tables.stream().map(Table::sum).reduce(BigDecimal.ZERO, BigDecimal::add));
        sums.add(totals.taxes().stream().map(row -> row.amount().value()).reduce(BigDecimal.ZERO, BigDecimal::add));
        if (totals.amountDue() != null) {
            sums.add(totals.amountDue().value());
        }
        return sums;
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
