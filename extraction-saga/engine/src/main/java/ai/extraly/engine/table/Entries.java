package ai.extraly.engine.table;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Iban;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final Pattern NUMBER_BEHIND = Pattern.compile("[\\s:№]*\\d{4,}$");

    private final Lexicon lexicon;
    private final Map<Integer, Grid> grids;
    private final Titles titles;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Segment> above = new ArrayList<>();
    private @Nullable Entry open;
    private @Nullable String section;
    private RowWords words = RowWords.NONE;
    private @Nullable DateMark day;
    private int layout;
    private int number;
    private boolean dated;

    public Entries(Lexicon lexicon, Map<Integer, Grid> grids) {
        this.lexicon = lexicon;
        this.grids = grids;
        this.titles = new Titles(lexicon);
    }

    public List<Entry> of(List<Piece> pieces) {
        for (Piece piece : pieces) {
            Grid grid = grids.get(piece.layout());
            if (grid == null || grid.money().isEmpty()) {
                continue;
            }
            if (piece.header() != null) {
                section = piece.titles().stream()
                        .flatMap(title -> titles.sectionOf(title).stream())
                        .findFirst()
                        .orElse(null);
            }
            open = null;
            number++;
            read(piece, grid);
        }
        return List.copyOf(entries);
    }

    private void read(Piece piece, Grid grid) {
        words = new RowWords(grid);
        double pitch = words.pitch(piece);
        double wordsLeft = words.left(piece);
        DayHeadings headings = new DayHeadings(lexicon, titles, words);
        boolean headed = grid.isDatedByHeadings() && !headings.standUnder(piece, grid);
        dated = grid.date() == null;
        day = piece.layout() == layout ? day : null;
        layout = piece.layout();
        above.clear();
        for (int i = 0; i < piece.lines().size(); i++) {
            MarkedLine line = piece.lines().get(i);
            Map<Integer, MoneyMark> money = grid.moneyOf(line);
            Optional<DateMark> heading = headed ? headings.in(line, money) : Optional.empty();
            if (heading.isPresent()) {
                day = heading.get();
                open = null;
                continue;
            }
            @Nullable DateMark date = grid.dateIn(grid.date(), line).orElse(null);
            dated |= date != null;
            List<Segment> said = words.in(line, money, date);
            if (!money.isEmpty()) {
                begin(piece, line, grid, money, date, said);
            } else if (date != null && open != null && !said.isEmpty() && goesOn(open, piece, i, grid)) {
                open.valued(date);
                open.addWords(said, line.line().baseline());
            } else if (date != null && !said.isEmpty() && !states(line)) {
                open = entry(piece, line, grid, date, null, said);
            } else if (date == null && !said.isEmpty() && precedes(piece, i, grid)) {
                above.addAll(said);
            } else if (!follows(line, said, pitch, wordsLeft, grid)) {
                titles.sectionOf(line.line().text()).ifPresent(found -> section = found);
                open = said.isEmpty() ? open : null;
            }
        }
    }

    /** Whether a line with a second day, of value, is the second line of a row: close under it, with more space below. */
    private static boolean goesOn(Entry entry, Piece piece, int index, Grid grid) {
        Line line = piece.lines().get(index).line();
        double gap = line.baseline() - entry.baseline();
        double below = index + 1 < piece.lines().size()
                ? piece.lines().get(index + 1).line().baseline() - line.baseline()
                : Double.MAX_VALUE;
        return !entry.money().isEmpty()
                && entry.valueDate() == null
                && gap <= LEADING * line.size()
                && (grid.datesAreStacked() || gap < NEARER * below);
    }

    /** Whether a line without amounts only names a balance or total. */
    private boolean states(MarkedLine line) {
        return Special.of(words.said(line, Map.of()), true, lexicon).isPresent();
    }

    private void begin(
            Piece piece,
            MarkedLine line,
            Grid grid,
            Map<Integer, MoneyMark> money,
            @Nullable DateMark date,
            List<Segment> said) {
        Optional<Special> special = Special.of(words.said(line, money), date != null, lexicon);
        if (special.isEmpty() && date == null && !mayBeUndated(said)) {
            open = null;
            return;
        }
        Entry before = open;
        boolean waiting = before != null && before.money().isEmpty() && special.isEmpty();
        if (waiting && date == null && before != null) {
            money.forEach(before::put);
            before.addWords(said, line.line().baseline());
            entries.add(before);
            return;
        }
        Entry entry = entry(piece, line, grid, date, special.orElse(null), said);
        money.forEach(entry::put);
        if (waiting && before != null && sameDay(before.date(), date)) {
            entry.prepend(before);
        }
        entries.add(entry);
        open = special.isPresent() ? null : entry;
    }

    /** A row without a date belongs to the day of a row above it in the same piece, and says something. */
    private boolean mayBeUndated(List<Segment> said) {
        return !said.isEmpty() && (dated || (open != null && open.money().isEmpty()));
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
            List<Segment> said) {
        Entry entry = new Entry(
                line.line().page(),
                number,
                piece.layout(),
                special,
                section,
                line.line().baseline());
        entry.columns(grid::wordColumn);
        entry.addWords(above, line.line().baseline());
        above.clear();
        entry.dated(day);
        entry.dated(date);
        entry.valued(grid.dateIn(grid.value(), line).orElse(day == null ? null : date));
        entry.addWords(said, line.line().baseline());
        line.line().segments().stream()
                .filter(segment -> grid.isReference(segment) && !said.contains(segment))
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
                && words.in(
                                next,
                                grid.moneyOf(next),
                                grid.dateIn(grid.date(), next).orElse(null))
                        .isEmpty();
    }

    /** Adds a line without amounts to the open entry if it belongs there. */
    private boolean follows(MarkedLine line, List<Segment> said, double pitch, double wordsLeft, Grid grid) {
        if (open == null || said.isEmpty()) {
            return open != null && grid.date() == null && takeDay(open, line);
        }
        double gap = line.line().baseline() - open.baseline();
        double size = said.getFirst().size();
        boolean near = gap <= Math.max(LEADING * size, LIKE_ROWS * pitch);
        boolean under = said.getFirst().box().left() >= wordsLeft - 0.6 * size
                && said.getLast().box().right() <= grid.right() + size;
        if (!near || !under) {
            return false;
        }
        if (takeValueDate(open, line, said)) {
            return true;
        }
        List<Segment> rest = grid.date() == null ? takeDate(open, line, said) : said;
        rest.stream().filter(this::isIdentifier).forEach(open::addReference);
        open.addWords(
                rest.stream().filter(segment -> !isIdentifier(segment)).toList(),
                line.line().baseline());
        return true;
    }

    /** A day alone under the words of a row is the row's. */
    private boolean takeDay(Entry entry, MarkedLine line) {
        double gap = line.line().baseline() - entry.baseline();
        Optional<DateMark> mark = gap > LEADING * line.line().size() ? Optional.empty() : titles.dayOf(line);
        if (entry.date() != null || mark.isEmpty()) {
            return false;
        }
        entry.dated(mark.get());
        entry.addWords(List.of(), line.line().baseline());
        return true;
    }

    /** Where no row has a date beside its amount, the date under its words is the row's. */
    private static List<Segment> takeDate(Entry entry, MarkedLine line, List<Segment> said) {
        Optional<DateMark> mark =
                line.dates().stream().filter(DateMark::leading).findFirst();
        if (entry.date() != null || mark.isEmpty()) {
            return said;
        }
        entry.dated(mark.get());
        List<Segment> rest = new ArrayList<>();
        for (Segment segment : said) {
            Segment after = segment.equals(mark.get().segment())
                    ? Cut.after(segment, mark.get().box().right())
                    : segment;
            if (after != null) {
                rest.add(after);
            }
        }
        return rest;
    }

    /** The other side's account or register number, alone on its line, refers; it does not describe. */
    private boolean isIdentifier(Segment segment) {
        String text = segment.text();
        if (Iban.in(text).stream().anyMatch(found -> found.isWhole(text))) {
            return true;
        }
        String label = NUMBER_BEHIND.matcher(text).replaceFirst("");
        return label.length() < text.length()
                && lexicon.whole(label)
                        .filter(match -> match.names("column.type") || match.names("sort_code"))
                        .isPresent();
    }

    /** "Value date 02.03." under an entry is no word of it. */
    private boolean takeValueDate(Entry entry, MarkedLine line, List<Segment> said) {
        if (said.size() != 1 || line.dates().size() != 1) {
            return false;
        }
        DateMark mark = line.dates().getFirst();
        String label = said.getFirst().text().substring(0, mark.start());
        boolean ends = mark.end() == said.getFirst().text().length();
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
}
