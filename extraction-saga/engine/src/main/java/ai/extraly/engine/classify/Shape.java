package ai.extraly.engine.classify;

import ai.extraly.engine.DetectionType;
import ai.extraly.engine.fields.Conventions;
import ai.extraly.engine.invoice.items.HeaderFinder;
import ai.extraly.engine.invoice.items.Role;
import ai.extraly.engine.invoice.items.TableHeader;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Amount;
import ai.extraly.engine.value.Found;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a document looks like, whatever its words.
 *
 * <p>Statements are rows of date and amount, mostly with a balance; invoices have a table with quantities or prices and two
 * parties; receipts are narrow strips.
 */
final class Shape {

    private static final Lexicon STATEMENT = Lexicon.of("statement");

    /** A till's paper is at most 80 mm wide; with margins of a program that draws it on a page this is safe. */
    private static final double STRIP = 300;

    /** Tills print at most 48 characters a line, each hardly wider than 0.6 of its size; letters are at least as wide on larger paper. */
    private static final double TILL = 34;

    private static final double STRIP_SEEN = 5;

    /** Of so few lines the width says nothing. */
    private static final int FEW = 6;

    private final Document document;
    private final Conventions conventions;

    Shape(Document document) {
        this.document = document;
        this.conventions = Conventions.of(document);
    }

    Map<DetectionType, Double> scores() {
        Map<DetectionType, Double> scores = new EnumMap<>(DetectionType.class);
        scores.put(DetectionType.BANK_STATEMENT, datedRows() + balances());
        // Tills print tables too.
        boolean till = isTill();
        scores.put(DetectionType.INVOICE, till ? 0 : itemTables());
        scores.put(DetectionType.RECEIPT, till ? STRIP_SEEN : strip());
        return scores;
    }

    /** Up to four points for rows that begin with a date and hold an amount. */
    private double datedRows() {
        long rows = document.lines().filter(this::dated).count();
        return Math.min(4, rows / 3.0);
    }

    private boolean dated(Line line) {
        Segment first = line.segments().getFirst();
        boolean date = conventions.dates().in(first.text()).stream().anyMatch(found -> found.start() <= 3);
        if (!date) {
            return false;
        }
        List<Segment> rest = line.segments().subList(1, line.segments().size());
        return rest.stream().anyMatch(this::money);
    }

    private boolean money(Segment segment) {
        for (Found<Amount> found : conventions.amounts().in(segment.text())) {
            if (found.value().hasDecimals() && found.isWhole(segment.text())) {
                return true;
            }
        }
        return false;
    }

    /** A column of balances, and the labels of an opening and a closing balance. */
    private double balances() {
        boolean opening = false;
        boolean closing = false;
        boolean column = false;
        for (Line line : document.lines().toList()) {
            for (Segment segment : line.segments()) {
                for (Lexicon.Match match : STATEMENT.in(segment.text())) {
                    opening |= match.names("opening_balance");
                    closing |= match.names("closing_balance");
                    column |= match.names("column.balance") && line.segments().size() >= 3;
                }
            }
        }
        return (opening ? 1.5 : 0) + (closing ? 1.5 : 0) + (column ? 1.5 : 0);
    }

    private double itemTables() {
        double best = 0;
        for (Page page : document.pages()) {
            for (TableHeader header : new HeaderFinder().in(page)) {
                boolean priced = header.has(Role.QUANTITY) || header.has(Role.UNIT_PRICE);
                best = Math.max(best, header.forItems() && priced ? 4 : header.forTaxes() ? 1.5 : 0);
            }
        }
        return best;
    }

    private double strip() {
        Page first = document.pages().getFirst();
        double narrow = first.width() <= STRIP ? 4 : 0;
        double right = document.segments()
                .mapToDouble(segment -> segment.box().right())
                .max()
                .orElse(0);
        double left = document.segments()
                .mapToDouble(segment -> segment.box().left())
                .min()
                .orElse(0);
        boolean column = document.pages().size() == 1 && right - left < 0.42 * first.width();
        return narrow + (column ? 1.5 : 0);
    }

    /** Pictures have no size of paper, so the width of most lines is told in letters. */
    private boolean isTill() {
        Page page = document.pages().getFirst();
        if (!page.scanned() || document.pages().size() > 1 || page.lines().size() < FEW) {
            return false;
        }
        double size = middle(page, Line::size, 0.5);
        // What is written on the margin by hand is no line of the till.
        double left = middle(page, line -> line.box().left(), 0.05);
        double right = middle(page, line -> line.box().right(), 0.95);
        return right - left <= TILL * size;
    }

    private static double middle(Page page, ToDoubleFunction<Line> measure, double share) {
        double[] sorted = page.lines().stream().mapToDouble(measure).sorted().toArray();
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
