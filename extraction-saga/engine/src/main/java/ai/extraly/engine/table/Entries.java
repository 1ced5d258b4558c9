package ai.extraly.engine.table;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Directions;
import ai.extraly.engine.value.Iban;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of pieces to entries. A line with an amount in a column begins an entry, or ends one that a date began; lines
 * without amounts under it belong to it as long as they follow closely and stand under its words.
 */
public final class Entries {

    /** Lines of one entry follow each other at most this far apart. Of the font size, from baseline to baseline. */
    private static final double LEADING = 1.75;

    /** Or as closely as entries themselves do: some tables set all lines alike. */
    private static final double LIKE_ROWS = 1.1;

    /** A line is clearly nearer to one neighbour when its distance is less than this share of the other's. */
    private static final double NEARER = 0.7;

    private final Lexicon lexicon;
    private final Map<Integer, Grid> grids;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Segment> above = new ArrayList<>();
    private @Nullable Entry open;
    private @Nullable String section;
    private boolean dated;

    public Entries(Lexicon lexicon, Map<Integer, Grid> grids) {
        this.lexicon = lexicon;
        this.grids = grids;
    }

    public List<Entry> of(List<Piece> pieces) {
        for (Piece piece : pieces) {
            Grid grid = grids.get(piece.layout());
            if (grid == null || grid.money().isEmpty()) {
                continue;
            }
            if (piece.header() != null) {
                section = piece.titles().stream()
                        .flatMap(title -> sectionOf(title).stream())
                        .findFirst()
                        .orElse(null);
            }
            open = null;
            read(piece, grid);
        }
        return List.copyOf(entries);
    }

    private void read(Piece piece, Grid grid) {
        double pitch = pitch(piece, grid);
        double wordsLeft = wordsLeft(piece, grid);
        dated = grid.date() == null;
        above.clear();
        for (int i = 0; i < piece.lines().size(); i++) {
            MarkedLine line = piece.lines().get(i);
            Map<Integer, MoneyMark> money = grid.moneyOf(line);
            @Nullable DateMark date = grid.dateIn(grid.date(), line).orElse(null);
            dated |= date != null;
            List<Segment> words = words(line, grid, money, date);
            if (!money.isEmpty()) {
                begin(piece, line, grid, money, date, words);
            } else if (date != null && !words.isEmpty() && !states(line, grid)) {
                open = entry(piece, line, grid, date, null, words);
            } else if (date == null && !words.isEmpty() && precedes(piece, i, grid)) {
                above.addAll(words);
            } else if (!follows(line, words, pitch, wordsLeft, grid)) {
                sectionOf(line.line().text()).ifPresent(found -> section = found);
                open = words.isEmpty() ? open : null;
            }
        }
    }

    /** Whether a line without amounts only names a balance or total. */
    private boolean states(MarkedLine line, Grid grid) {
        return Special.of(said(line, grid, Map.of()), true, lexicon).isPresent();
    }

    private void begin(
            Piece piece,
            MarkedLine line,
            Grid grid,
            Map<Integer, MoneyMark> money,
            @Nullable DateMark date,
            List<Segment> words) {
        Optional<Special> special = Special.of(said(line, grid, money), date != null, lexicon);
        if (special.isEmpty() && date == null && !mayBeUndated(words)) {
            open = null;
            return;
        }
        Entry before = open;
        boolean waiting = before != null && before.money().isEmpty() && special.isEmpty();
        if (waiting && date == null && before != null) {
            money.forEach(before::put);
            before.addWords(words, line.line().baseline());
            entries.add(before);
            return;
        }
        Entry entry = entry(piece, line, grid, date, special.orElse(null), words);
        money.forEach(entry::put);
        if (waiting && before != null && sameDay(before.date(), date)) {
            entry.prepend(before);
        }
        entries.add(entry);
        open = special.isPresent() ? null : entry;
    }

    /** A row without a date belongs to the day of a row above it in the same piece, and says something. */
    private boolean mayBeUndated(List<Segment> words) {
        return !words.isEmpty() && (dated || (open != null && open.money().isEmpty()));
    }

    /** All that a line says inside the table, whatever column it stands in. */
    private static String said(MarkedLine line, Grid grid, Map<Integer, MoneyMark> money) {
        List<String> said = new ArrayList<>();
        for (Segment segment : line.line().segments()) {
            boolean inside = segment.box().left() >= grid.left() - segment.size()
                    && segment.box().left() <= grid.right();
            boolean amount = money.values().stream()
                    .anyMatch(mark -> mark.alone() && mark.segment().equals(segment));
            if (inside && !amount) {
                said.add(segment.text());
            }
        }
        return String.join(" ", said);
    }

    private static boolean sameDay(@Nullable DateMark a, @Nullable DateMark b) {
        return a != null && b != null && a.date().equals(b.date());
    }

    private Entry entry(
            Piece piece,
            MarkedLine line,
            Grid grid,
            @Nullable DateMark date,
            @Nullable Special special,
            List<Segment> words) {
        Entry entry = new Entry(
                line.line().page(),
                piece.layout(),
                special,
                section,
                line.line().baseline());
        entry.columns(grid::wordColumn);
        entry.addWords(above, line.line().baseline());
        above.clear();
        entry.dated(date);
        entry.valued(grid.dateIn(grid.value(), line).orElse(null));
        entry.addWords(words, line.line().baseline());
        line.line().segments().stream()
                .filter(segment -> grid.isReference(segment) && !words.contains(segment))
                .forEach(entry::addReference);
        return entry;
    }

    /** Whether a line without amounts stands clearly nearer to the dated row under it than to what is above. */
    private boolean precedes(Piece piece, int index, Grid grid) {
        if (index + 1 >= piece.lines().size()) {
            return false;
        }
        MarkedLine line = piece.lines().get(index);
        MarkedLine next = piece.lines().get(index + 1);
        double below = next.line().baseline() - line.line().baseline();
        double gap = open == null ? Double.MAX_VALUE : line.line().baseline() - open.baseline();
        return below < NEARER * gap
                && below <= LEADING * line.line().size()
                && grid.dateIn(grid.date(), next).isPresent()
                && !grid.moneyOf(next).isEmpty()
                && words(
                                next,
                                grid,
                                grid.moneyOf(next),
                                grid.dateIn(grid.date(), next).orElse(null))
                        .isEmpty();
    }

    /** Adds a line without amounts to the open entry if it belongs there. */
    private boolean follows(MarkedLine line, List<Segment> words, double pitch, double wordsLeft, Grid grid) {
        if (open == null || words.isEmpty()) {
            return false;
        }
        double gap = line.line().baseline() - open.baseline();
        double size = words.getFirst().size();
        boolean near = gap <= Math.max(LEADING * size, LIKE_ROWS * pitch);
        boolean under = words.getFirst().box().left() >= wordsLeft - 0.6 * size
                && words.getLast().box().right() <= wordsRight(grid) + size;
        if (!near || !under) {
            return false;
        }
        if (!takeValueDate(open, line, words)) {
            words.stream().filter(this::isIdentifier).forEach(open::addReference);
            open.addWords(
                    words.stream().filter(segment -> !isIdentifier(segment)).toList(),
                    line.line().baseline());
        }
        return true;
    }

    /** The other side's account or register number, alone on its line, refers; it does not describe. */
    private boolean isIdentifier(Segment segment) {
        String text = segment.text();
        if (Iban.in(text).stream().anyMatch(found -> found.isWhole(text))) {
            return true;
        }
        String label = text.replaceFirst("[\\s:№]*\\d{4,}$", "");
        return label.length() < text.length()
                && lexicon.whole(label)
                        .filter(match -> match.names("column.type") || match.names("sort_code"))
                        .isPresent();
    }

    /** "Value date 02.03." under an entry is no word of it. */
    private boolean takeValueDate(Entry entry, MarkedLine line, List<Segment> words) {
        if (words.size() != 1 || line.dates().size() != 1) {
            return false;
        }
        DateMark mark = line.dates().getFirst();
        String label = words.getFirst().text().substring(0, mark.start());
        boolean ends = mark.end() == words.getFirst().text().length();
        boolean labelled = lexicon.whole(label)
                .filter(match -> match.names("column.value_date"))
                .isPresent();
        if (!ends || !labelled) {
            return false;
        }
        entry.valued(mark);
        entry.addWords(List.of(), line.line().baseline());
        return true;
    }

    /** Words may run until the first column of amounts that stands right of them; a head tells where that can be at most. */
    private static double wordsRight(Grid grid) {
        return grid.right();
    }

    /** The phrases of a line that are no amount, no date in its column, and inside the table. */
    private static List<Segment> words(
            MarkedLine line, Grid grid, Map<Integer, MoneyMark> money, @Nullable DateMark date) {
        List<Segment> words = new ArrayList<>();
        for (Segment segment : line.line().segments()) {
            @Nullable Segment rest = segment;
            for (MoneyMark mark : money.values()) {
                rest = rest != null && mark.segment().equals(segment)
                        ? Cut.before(rest, mark.box().left())
                        : rest;
            }
            if (rest != null && date != null && date.segment().equals(segment)) {
                rest = Cut.after(rest, date.box().right());
            }
            if (rest != null && isWords(rest, grid) && !isValue(rest, line, money.isEmpty())) {
                words.add(rest);
            }
        }
        // "Deposit" is a mark beside a description, and a description where there is no other.
        List<Segment> more = words.stream()
                .filter(segment -> Directions.ALL.of(segment.text()).isEmpty())
                .toList();
        return more.isEmpty() ? words : more;
    }

    /** Phrases that are nothing but a date or an amount are values of columns of no interest. */
    private static boolean isValue(Segment segment, MarkedLine line, boolean continuing) {
        boolean amount = !continuing
                && line.money().stream()
                        .anyMatch(mark -> mark.segment().equals(segment)
                                && mark.alone()
                                && mark.amount().hasDecimals());
        return amount
                || line.dates().stream()
                        .anyMatch(mark -> mark.segment().equals(segment)
                                && mark.leading()
                                && mark.end() >= segment.text().length());
    }

    private static boolean isWords(Segment segment, Grid grid) {
        double size = segment.size();
        boolean inside =
                segment.box().left() >= grid.left() - size && segment.box().left() <= grid.right();
        boolean inDates = isIn(grid.date(), segment) || isIn(grid.value(), segment);
        boolean hasLetters = segment.text().chars().anyMatch(Character::isLetterOrDigit);
        return inside && !inDates && hasLetters && !grid.isAside(segment);
    }

    /** Times and second dates under a date are no words of the entry. */
    private static boolean isIn(@Nullable Column column, Segment segment) {
        return column != null
                && segment.text().chars().noneMatch(Character::isLetter)
                && column.overlap(segment.box()) > 0;
    }

    /** How far apart entries are at least, from baseline to baseline. */
    private static double pitch(Piece piece, Grid grid) {
        double pitch = Double.MAX_VALUE;
        double last = Double.NaN;
        for (MarkedLine line : piece.lines()) {
            if (!grid.moneyOf(line).isEmpty()) {
                double step = line.line().baseline() - last;
                pitch = step > 0 ? Math.min(pitch, step) : pitch;
                last = line.line().baseline();
            }
        }
        return pitch == Double.MAX_VALUE ? 0 : pitch;
    }

    /** Where the words of entries begin. */
    private static double wordsLeft(Piece piece, Grid grid) {
        double left = Double.MAX_VALUE;
        for (MarkedLine line : piece.lines()) {
            Map<Integer, MoneyMark> money = grid.moneyOf(line);
            @Nullable DateMark date = grid.dateIn(grid.date(), line).orElse(null);
            if (!money.isEmpty() && date != null) {
                for (Segment segment : words(line, grid, money, date)) {
                    left = Math.min(left, segment.box().left());
                }
            }
        }
        return left == Double.MAX_VALUE ? grid.left() : left;
    }

    private Optional<String> sectionOf(String title) {
        return lexicon.whole(title)
                .flatMap(match -> match.labels().stream()
                        .map(Lexicon.Label::field)
                        .filter(field -> field.startsWith("section."))
                        .findFirst());
    }
}
