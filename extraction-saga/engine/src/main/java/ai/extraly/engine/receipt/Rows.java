package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts each line into text and amounts and says what they are by the words before them. */
final class Rows {

    /** An amount that stands alone belongs to the words on the line beside it when the lines are nearer than this, of the font size. */
    private static final double BESIDE = 1.3;

    /** A summary of taxes has so many lines at most. */
    private static final int SUMMARY = 6;

    /** So many heads of columns make a line of them. */
    private static final int HEADS = 2;

    /** What is a sum even where other words stand before it. */
    private static final Set<String> INSIDE = Set.of("total", "total.due", "subtotal", "rounding");

    private final Labels labels;
    private final MoneyReader money;

    Rows(Labels labels, MoneyReader money) {
        this.labels = labels;
        this.money = money;
    }

    List<Row> of(Document document) {
        List<Row> rows = new ArrayList<>();
        int summary = 0;
        for (Page page : document.pages()) {
            for (int at = 0; at < page.lines().size(); at++) {
                Row row = row(page, at, rows.size());
                boolean head = labels(page, at).stream().anyMatch(label -> label.names("summary"));
                summary = head ? SUMMARY : row.isPayment() ? 0 : Math.max(0, summary - 1);
                rows.add(summary > 0 ? row.inSummary() : row);
            }
        }
        return beside(rows);
    }

    private List<Label> labels(Page page, int at) {
        List<Label> all = new ArrayList<>();
        for (int index = 0; index < page.lines().get(at).segments().size(); index++) {
            all.addAll(labels.in(page, at, index));
        }
        return all;
    }

    private Row row(Page page, int at, int number) {
        Line line = page.lines().get(at);
        List<Label> all = labels(page, at);
        Label label = label(all);
        boolean heads = all.stream().filter(one -> one.names("item.head")).count() >= HEADS;
        List<Money> amounts = new ArrayList<>();
        line.segments().forEach(segment -> amounts.addAll(money.in(segment)));
        if (amounts.isEmpty() && label != null && line.segments().size() > 1) {
            money.unmarked(line.segments().getLast()).ifPresent(amounts::add);
        }
        List<Span> text = before(line, amounts);
        return new Row(number, line, text.isEmpty() ? null : Span.join(text, " "), amounts, label, heads, false);
    }

    /** What stands before the last amount, or the whole line. */
    private static List<Span> before(Line line, List<Money> amounts) {
        double end = amounts.isEmpty()
                ? Double.MAX_VALUE
                : amounts.getLast().span().box().left();
        List<Span> text = new ArrayList<>();
        for (Segment segment : line.segments()) {
            int cut = 0;
            while (cut < segment.text().length() && segment.boxOf(cut, cut + 1).centreX() < end) {
                cut++;
            }
            if (cut > 0) {
                text.add(Span.of(segment, 0, cut));
            }
        }
        return text;
    }

    /** The label of a sum: the last that opens a phrase; else a total that stands within one. */
    private static @Nullable Label label(List<Label> labels) {
        Label best = null;
        for (Label label : labels) {
            boolean sum = label.names("other.total") || Row.SUMS.stream().anyMatch(label::names);
            boolean within = INSIDE.stream().anyMatch(label::names);
            boolean first = best == null && (label.opens() || within);
            if (sum && (first || (best != null && label.opens() && label.index() > best.index()))) {
                best = label;
            }
        }
        return best;
    }

    /** On a page that is not quite straight, amounts may stand on a line of their own beside their words. */
    private static List<Row> beside(List<Row> rows) {
        List<Row> joined = new ArrayList<>(rows);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.label() == null || !row.amounts().isEmpty()) {
                continue;
            }
            for (int other : new int[] {i + 1, i - 1}) {
                if (other >= 0 && other < rows.size() && alone(rows.get(other)) && near(row, rows.get(other))) {
                    joined.set(i, row.with(rows.get(other).amounts()));
                    joined.set(other, rows.get(other).with(List.of()));
                    break;
                }
            }
        }
        return joined;
    }

    private static boolean alone(Row row) {
        return !row.amounts().isEmpty()
                && row.label() == null
                && (row.text() == null || row.text().text().isBlank());
    }

    private static boolean near(Row words, Row amounts) {
        Line line = amounts.line();
        double step = Math.abs(line.baseline() - words.line().baseline());
        return line.page() == words.line().page()
                && step < BESIDE * Math.max(line.size(), words.line().size())
                && line.box().left() > words.line().box().centreX();
    }
}
