package ai.extraly.engine.invoice.party;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the labels of a page say about the lines of an address: what is a name, what stands between, where it ends. */
final class AddressLabels {

    private static final Set<String> STOPS = Set.of(
            "title",
            "invoice_number",
            "invoice_date",
            "due_date",
            "other.number",
            "other.date",
            "seller",
            "buyer",
            "ship_to",
            "purchase_order",
            "bank",
            "iban",
            "currency",
            "date");

    private final Page page;
    private final Labels labels;

    AddressLabels(Page page, Labels labels) {
        this.page = page;
        this.labels = labels;
    }

    /** "Address: …", as in a list of labels. */
    boolean announcesAddress(int row, int index) {
        return opens(row, index, label -> label.names("party.address") && label.announces());
    }

    /** Whether it is the label of a name that stands beside it. */
    boolean announcesName(int row, int index) {
        return labels.isLabel(page, row, index)
                && !labels.isLabel(page, row, index + 1)
                && opens(
                        row,
                        index,
                        label -> label.names("party.name") || label.names("recipient") || namesParty(label));
    }

    boolean beginsParty(int row, int index) {
        return opens(row, index, AddressLabels::namesParty);
    }

    /** Telephones and tax numbers may stand between a name and its street; in a list of labels and values other numbers too. */
    boolean isBetween(int row, int index) {
        boolean listed = index > 0
                && labels.isLabel(page, row, index - 1)
                && opens(row, index - 1, label -> isAside(label) || label.names("other.number"));
        return listed
                || opens(
                        row,
                        index,
                        label -> isAside(label) && (label.announces() || label.closes() || hasNumber(label)));
    }

    /** Whether something begins here that is no part of an address. */
    boolean stops(int row, int index) {
        return opens(
                row,
                index,
                label -> STOPS.stream().anyMatch(label::names)
                        && !label.rest().startsWith("-")
                        && (label.closes() || label.announces() || hasNumber(label) || label.names("title")));
    }

    /** The text without a label before it: "Address: High Street 1". */
    Span value(int row, int index) {
        Segment segment = page.lines().get(row).segments().get(index);
        Optional<Label> label = labels.opening(page, row, index)
                .filter(found -> found.announces() && (found.names("party.address") || found.names("party.name")));
        if (label.isEmpty()) {
            return AddressLine.withoutContacts(Span.of(segment));
        }
        int from = label.get().match().end();
        while (from < segment.text().length()
                && !Character.isLetterOrDigit(segment.text().charAt(from))) {
            from++;
        }
        return Span.of(segment, from, segment.text().length());
    }

    private boolean opens(int row, int index, Predicate<Label> as) {
        return labels.opening(page, row, index).filter(as).isPresent();
    }

    private static boolean namesParty(Label label) {
        return label.names("seller") || label.names("buyer") || label.names("ship_to");
    }

    private static boolean isAside(Label label) {
        return label.names("party.skip") || label.names("vat_number") || label.names("registration_number");
    }

    private static boolean hasNumber(Label label) {
        return label.rest().chars().filter(Character::isDigit).count() >= 3;
    }
}
