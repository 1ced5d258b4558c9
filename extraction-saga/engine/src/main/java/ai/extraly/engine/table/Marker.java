package ai.extraly.engine.table;

import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Amount;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.Dates;
import ai.extraly.engine.value.Directions;
import ai.extraly.engine.value.Found;
import ai.extraly.engine.value.NumberStyle;
import ai.extraly.engine.value.PrintedDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the amounts and dates on lines, in the conventions of one document. */
public final class Marker {

    /** "10.12" is money where the point parts decimals, a date where the comma does. */
    private static final Pattern POINTED_WITHOUT_YEAR = Pattern.compile("\\d{1,2}\\.\\d{2}");

    /** A mark this near behind an amount is about it. Of the font size. */
    private static final double CLOSE = 4;

    private final Amounts amounts;
    private final Dates dates;

    /** By text: lines are looked at twice, and their rows repeat one another. */
    private final Map<String, Values> known = new HashMap<>();

    private record Values(List<Found<PrintedDate>> dates, List<Found<Amount>> amounts) {}

    public Marker(Amounts amounts, Dates dates) {
        this.amounts = amounts;
        this.dates = dates;
    }

    public Dates dates() {
        return dates;
    }

    /** The line with values that stand in columns too close to one another told apart: two values in a row are two cells. */
    Line parted(Line line) {
        List<Segment> cells = new ArrayList<>();
        for (Segment segment : line.segments()) {
            Segment rest = segment;
            for (int start : seams(segment.text())) {
                double x = segment.boxOf(start, segment.text().length()).left();
                Segment before = Cut.before(rest, x);
                Segment after = Cut.after(rest, x);
                if (before != null && after != null) {
                    cells.add(before);
                    rest = after;
                }
            }
            cells.add(rest);
        }
        return cells.size() == line.segments().size() ? line : Line.of(line.page(), cells);
    }

    /** Where a date or an amount of money follows another with nothing between. */
    private List<Integer> seams(String text) {
        Values all = values(text);
        List<Found<?>> values = new ArrayList<>(all.dates());
        all.amounts().stream().filter(amount -> amount.value().hasDecimals()).forEach(values::add);
        values.sort(Comparator.comparingInt(Found::start));
        List<Integer> seams = new ArrayList<>();
        for (int i = 1; i < values.size(); i++) {
            if (text.substring(values.get(i - 1).end(), values.get(i).start()).isBlank()) {
                seams.add(values.get(i).start());
            }
        }
        return seams;
    }

    public MarkedLine mark(Line line) {
        List<MoneyMark> money = new ArrayList<>();
        List<DateMark> days = new ArrayList<>();
        for (Segment segment : line.segments()) {
            Values found = values(segment.text());
            for (Found<PrintedDate> date : found.dates()) {
                days.add(new DateMark(
                        date.value(),
                        segment.boxOf(date.start(), date.end()),
                        segment.text().substring(date.start(), date.end()),
                        segment,
                        date.start(),
                        date.end(),
                        date.start() == 0));
            }
            found.amounts().forEach(amount -> money.add(mark(segment, amount)));
        }
        for (Segment segment : line.segments()) {
            Directions.ALL.of(segment.text()).ifPresent(mark -> point(line, segment, mark, money));
        }
        return new MarkedLine(line, money, days);
    }

    /** A mark in a place of its own is about the amount close before it, else about the next one. */
    private static void point(Line line, Segment segment, Amount.Direction direction, List<MoneyMark> money) {
        int target = -1;
        for (int i = money.size() - 1; i >= 0; i--) {
            double gap = segment.box().left() - money.get(i).box().right();
            boolean free = money.get(i).amount().direction() == null;
            if (free && gap >= 0 && gap < CLOSE * segment.size()) {
                target = i;
                break;
            }
            target = free && gap < 0 ? i : target;
        }
        if (target >= 0 && !isDash(line, segment, money.get(target).box())) {
            money.set(target, money.get(target).towards(direction));
        }
    }

    /** A bare sign with words between it and the amount says that its own cell is empty. */
    private static boolean isDash(Line line, Segment sign, Box amount) {
        return sign.text().chars().noneMatch(Character::isLetter)
                && line.segments().stream()
                        .filter(between -> between.box().left() > sign.box().right()
                                && between.box().right() < amount.left())
                        .anyMatch(between -> between.text().chars().anyMatch(Character::isLetter));
    }

    /** The dates of a text, and the amounts beside them. */
    private Values values(String text) {
        return known.computeIfAbsent(text, fresh -> {
            List<Found<PrintedDate>> days = dates(text);
            List<Found<Amount>> money = amounts.in(text);
            money.removeIf(amount -> days.stream().anyMatch(day -> overlap(day, amount)));
            return new Values(days, money);
        });
    }

    private List<Found<PrintedDate>> dates(String text) {
        List<Found<PrintedDate>> found = dates.in(text);
        if (amounts.style() == NumberStyle.POINT) {
            found.removeIf(date -> POINTED_WITHOUT_YEAR
                    .matcher(text.substring(date.start(), date.end()))
                    .matches());
        }
        return found;
    }

    private static boolean overlap(Found<?> a, Found<?> b) {
        return a.start() < b.end() && b.start() < a.end();
    }

    private static MoneyMark mark(Segment segment, Found<Amount> found) {
        String text = segment.text();
        String before = text.substring(0, found.start()).strip();
        String after = text.substring(found.end()).strip();
        return new MoneyMark(
                found.value(),
                segment.boxOf(found.start(), found.end()),
                text.substring(found.start(), found.end()).strip(),
                segment,
                noWords(before) && noWords(after),
                noWords(after));
    }

    /** Marks like "=" or "*" beside an amount are not words. */
    private static boolean noWords(String text) {
        return text.chars().noneMatch(Character::isLetterOrDigit);
    }
}
