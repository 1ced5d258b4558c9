package ai.extraly.engine.invoice;

import ai.extraly.engine.fields.Codes;
import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Nearby;
import ai.extraly.engine.fields.Nearby.Placement;
import ai.extraly.engine.fields.Nearby.Printed;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.invoice.items.ItemsReader.Table;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Dates;
import ai.extraly.engine.value.Found;
import ai.extraly.engine.value.PrintedDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Number, dates and order of an invoice.
 *
 * <p>Every label gives candidates; a score says how sure label and place are. A label inside a sentence counts less than
 * one that opens its segment, a general word ("No.", "Date") less than a full one ("Invoice No."), later pages less than
 * the first.
 */
final class HeaderReader {

    /** What a general label is worth beside a full one. */
    private static final double GENERAL = -0.35;

    private static final double IN_A_SENTENCE = -0.3;
    private static final double IN_A_TABLE = -0.5;
    private static final double LATER_PAGE = -0.08;
    private static final double EACH_WORD = 0.02;
    private static final double TITLE_ABOVE = 0.4;

    /** A date further into the text than this belongs to something else. */
    private static final int DATE_REACH = 40;

    private final Document document;
    private final Labels labels;
    private final List<Table> tables;
    private final Nearby nearby;
    private final Dates dates;

    HeaderReader(Document document, Labels labels, Dates dates, List<Table> tables) {
        this.document = document;
        this.tables = tables;
        this.labels = labels;
        this.nearby = new Nearby(labels);
        this.dates = dates;
    }

    @Nullable
    Seen<String> number() {
        Best<String> best = new Best<>();
        for (Label label : labels.of("invoice_number")) {
            codes(label, 0, best);
        }
        for (Label label : labels.of("title")) {
            titled(label, best);
        }
        if (best.seen() == null) {
            labels.of("title").forEach(title -> under(title, best));
        }
        for (Label label : labels.of("number")) {
            if (label.opens() && !label.names("invoice_number")) {
                codes(label, GENERAL, best);
            }
        }
        return best.seen();
    }

    @Nullable
    Seen<String> purchaseOrder() {
        Best<String> best = new Best<>();
        for (Label label : labels.of("purchase_order")) {
            codes(label, 0, best);
        }
        return best.seen();
    }

    @Nullable
    Seen<LocalDate> issued() {
        Best<LocalDate> best = new Best<>();
        for (Label label : labels.of("invoice_date")) {
            dated(label, 0, best);
        }
        for (Label label : labels.of("title")) {
            String rest = label.rest();
            firstDate(rest, rest.length()).ifPresent(found -> {
                int start = label.match().end() + found.start();
                Span span = Span.of(label.segment(), start, label.match().end() + found.end());
                best.offer(found.value(), span, 0.8 + place(label));
            });
        }
        for (Label label : labels.of("date")) {
            if (label.opens() || label.closes()) {
                dated(label, GENERAL, best);
            }
        }
        if (best.seen() == null) {
            unlabelled(best);
        }
        return best.seen();
    }

    @Nullable
    Seen<LocalDate> due(@Nullable LocalDate issued) {
        Best<LocalDate> best = new Best<>();
        for (Label label : labels.of("due_date")) {
            for (Printed printed : nearby.of(label)) {
                date(printed.span(), DATE_REACH).ifPresent(seen -> {
                    boolean early = issued != null && seen.value().isBefore(issued);
                    // Terms of payment name several days; the one that a label announces is the one to keep.
                    double sentence = label.opens() ? 0 : IN_A_SENTENCE / 2;
                    best.offer(seen, printed.placement().weight() + sentence + (early ? -0.2 : 0));
                });
            }
        }
        return best.seen();
    }

    private void codes(Label label, double general, Best<String> best) {
        for (Printed printed : nearby.of(label)) {
            if (general < 0 && printed.placement() == Placement.BELOW && !besideDate(label)) {
                continue;
            }
            String text = printed.span().text();
            // Right after a full label even "7/02/2026" is a number; elsewhere it is a date in the wrong column.
            boolean sure = printed.placement() == Placement.INLINE && general == 0;
            Optional<Codes.Found> code = Codes.at(text).filter(found -> sure || !isDate(found.code()));
            if (code.isEmpty()) {
                continue;
            }
            double score = printed.placement().weight()
                    + general
                    + place(label)
                    + EACH_WORD * label.match().words()
                    + (label.opens() ? 0 : IN_A_SENTENCE);
            best.offer(code.get().code(), printed.span().withText(code.get().code()), score);
        }
    }

    /** "Invoice 1037", "Facture N° 17 du …", "Rechnung (380) Nr. 4711 vom …": the number stands in the title's line. */
    private void titled(Label title, Best<String> best) {
        Segment segment = title.segment();
        int from = title.match().end();
        double score = 0.78 + (title.opens() ? 0 : IN_A_SENTENCE);
        for (Label mark : labels.in(title.page(), title.row(), title.index())) {
            if (mark.names("number") && mark.match().start() >= from) {
                from = mark.match().end();
                score += 0.2;
                break;
            }
        }
        int start = from;
        while (start < segment.text().length()
                && " :.#№°-".indexOf(segment.text().charAt(start)) >= 0) {
            start++;
        }
        int offset = start;
        double sure = score + place(title);
        Codes.at(segment.text().substring(start))
                .filter(found -> !isDate(found.code()))
                .ifPresent(found ->
                        best.offer(found.code(), Span.of(segment, offset + found.start(), offset + found.end()), sure));
    }

    /** The number alone on the line under a title that is nothing else. */
    private void under(Label title, Best<String> best) {
        if (!title.opens() || !title.closes()) {
            return;
        }
        nearby.of(title).stream()
                .filter(printed -> printed.placement() == Placement.BELOW)
                .map(Printed::span)
                .forEach(span -> Codes.at(span.text())
                        .filter(found ->
                                found.code().length() == span.text().strip().length())
                        .filter(found ->
                                !isDate(found.code()) && found.code().chars().anyMatch(Character::isDigit))
                        .ifPresent(found -> best.offer(found.code(), span, TITLE_ABOVE + place(title))));
    }

    /** A general "No." over a value is believed where a date stands beside it in the same way. */
    private boolean besideDate(Label label) {
        for (int index = 0; index < label.line().segments().size(); index++) {
            for (Label other : labels.in(label.page(), label.row(), index)) {
                if (other.names("date") || other.names("invoice_date")) {
                    return true;
                }
            }
        }
        return false;
    }

    private void dated(Label label, double general, Best<LocalDate> best) {
        for (Printed printed : nearby.of(label)) {
            date(printed.span(), DATE_REACH)
                    .ifPresent(seen -> best.offer(
                            seen,
                            printed.placement().weight()
                                    + general
                                    + place(label)
                                    + EACH_WORD * label.match().words()
                                    + (label.opens() ? 0 : IN_A_SENTENCE)));
        }
    }

    /** The first date of the first page that no label claims for something else. */
    private void unlabelled(Best<LocalDate> best) {
        Page page = document.pages().getFirst();
        for (int row = 0; row < page.lines().size(); row++) {
            List<Segment> segments = page.lines().get(row).segments();
            for (int index = 0; index < segments.size(); index++) {
                boolean claimed = labels.in(page, row, index).stream()
                                .anyMatch(label -> label.names("other.date") || label.names("due_date"))
                        || (index > 0 && labels.isLabel(page, row, index - 1));
                Optional<Seen<LocalDate>> seen =
                        claimed ? Optional.empty() : date(Span.of(segments.get(index)), DATE_REACH);
                if (seen.isPresent()) {
                    best.offer(seen.get(), 0.3);
                    return;
                }
            }
        }
    }

    private Optional<Seen<LocalDate>> date(Span span, int reach) {
        return firstDate(span.text(), reach)
                .map(found -> new Seen<>(
                        found.value(),
                        span.withText(span.text()
                                .substring(
                                        found.start(),
                                        Math.min(found.end(), span.text().length()))),
                        0.9));
    }

    private Optional<Found<LocalDate>> firstDate(String text, int reach) {
        // Some programs set a space before the comma of "August 3 , 2014".
        for (Found<PrintedDate> found : dates.in(text.replace(" ,", ","))) {
            if (found.start() <= reach && found.value().full().isPresent()) {
                return Optional.of(
                        new Found<>(found.value().full().get(), found.start(), Math.min(found.end(), text.length())));
            }
        }
        return Optional.empty();
    }

    private boolean isDate(String code) {
        boolean digits = code.chars().allMatch(Character::isDigit);
        return !digits && dates.parse(code).flatMap(PrintedDate::full).isPresent();
    }

    private double place(Label label) {
        boolean inTable =
                tables.stream().anyMatch(table -> table.covers(label.page().number(), label.row()));
        return (inTable ? IN_A_TABLE : 0) + LATER_PAGE * Math.min(label.page().number() - 1, 3);
    }
}
