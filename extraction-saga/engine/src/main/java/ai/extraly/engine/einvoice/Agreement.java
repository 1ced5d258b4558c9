package ai.extraly.engine.einvoice;

import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Evidence;
import ai.extraly.engine.results.Invoice;
import ai.extraly.engine.results.Invoice.PaymentTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what is paid by: whoever reads the page must see the same number, date, sums and account as whoever reads the XML. */
final class Agreement {

    private record Side(String path, Object said, Object read, boolean same) {}

    private final Map<String, Evidence> seen;
    private final Likeness likeness;
    private final List<Side> compared = new ArrayList<>();

    Agreement(Invoice xml, Invoice page, Map<String, Evidence> seen, Document document, Likeness likeness) {
        this.seen = seen;
        this.likeness = likeness;
        compare("invoice_number", xml.invoiceNumber(), page.invoiceNumber());
        compare("invoice_date", xml.invoiceDate(), page.invoiceDate());
        compare("total", xml.total(), page.total());
        compare("tax_total", xml.taxTotal(), page.taxTotal());
        account(iban(xml.payment()), iban(page.payment()), document);
    }

    private static @Nullable String iban(@Nullable PaymentTerms payment) {
        return payment == null ? null : payment.iban();
    }

    private void compare(String path, @Nullable Object said, @Nullable Object read) {
        if (said != null && read != null && isPrinted(path)) {
            compared.add(new Side(path, said, read, likeness.same(path, said, read)));
        }
    }

    /** A letterhead may name several accounts, so it is enough that the XML's is among them. */
    private void account(@Nullable String said, @Nullable String read, Document document) {
        if (said != null && read != null && isPrinted("payment.iban")) {
            String page =
                    document.segments().map(Segment::text).map(Likeness::bare).collect(Collectors.joining());
            compared.add(new Side("payment.iban", said, read, page.contains(Likeness.bare(said))));
        }
    }

    /** What follows by arithmetic is not printed. */
    private boolean isPrinted(String path) {
        Evidence evidence = seen.get(path);
        return evidence != null && evidence.source() != Evidence.Source.COMPUTED;
    }

    /** Empty when the page has none of it. Expected is what the XML says. */
    Optional<Check> check() {
        if (compared.isEmpty()) {
            return Optional.empty();
        }
        List<Side> disputed = compared.stream().filter(side -> !side.same).toList();
        List<Side> shown = disputed.isEmpty() ? compared : disputed;
        String expected =
                shown.stream().map(side -> side.path + " " + side.said).collect(Collectors.joining("; "));
        String actual = disputed.isEmpty()
                ? expected
                : shown.stream().map(side -> side.path + " " + side.read).collect(Collectors.joining("; "));
        return Optional.of(new Check("embedded_xml_agrees_with_page", disputed.isEmpty(), expected, actual));
    }

    /** The fields in which they differ. */
    List<String> disputed() {
        return compared.stream().filter(side -> !side.same).map(Side::path).toList();
    }
}
