package ai.extraly.engine.invoice.items;

import ai.extraly.engine.fields.Span;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.scan.Legible;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the headers of tables: a line with at least three words of columns (two, if they are description and amount),
 * together with the lines above and below that complete its cells.
 */
public final class HeaderFinder {

    private static final Lexicon COLUMNS = Lexicon.of("items");
    private static final Pattern DECIMALS = Pattern.compile("\\d[.,]\\d{2}(?!\\d)");

    /** Lines of one header cell stand nearer than this, from baseline to baseline, of the font size. */
    private static final double LEADING = 1.7;

    /** A segment is a header cell when labels make up this share of its letters. */
    private static final double COVERED = 0.55;

    private final Lexicon columns;

    public HeaderFinder() {
        this.columns = COLUMNS;
    }

    /** Finds the headers of a document, misread ones too where it is a picture. */
    public HeaderFinder(Document document) {
        this.columns = Legible.lexicon(COLUMNS, document);
    }

    public List<TableHeader> in(Page page) {
        List<TableHeader> headers = new ArrayList<>();
        int row = 0;
        while (row < page.lines().size()) {
            Optional<TableHeader> header = at(page, row);
            header.ifPresent(headers::add);
            row = header.map(TableHeader::lastRow).orElse(row) + 1;
        }
        return headers;
    }

    private Optional<TableHeader> at(Page page, int row) {
        Line line = page.lines().get(row);
        // One phrase may hold several such words; a header has cells of its own.
        if (line.segments().size() < 2 || DECIMALS.matcher(line.text()).find()) {
            return Optional.empty();
        }
        List<HeaderCell> cells = cells(line);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        int known = 0;
        for (HeaderCell cell : cells) {
            roles.addAll(cell.roles());
            known += cell.roles().isEmpty() ? 0 : 1;
        }
        boolean value = roles.stream().anyMatch(Role::value);
        boolean pair = known == 2 && roles.contains(Role.DESCRIPTION) && value && cells.size() == 2;
        if (!(pair || (known >= 3 && known * 2 > cells.size()))) {
            return Optional.empty();
        }
        int first = row;
        int last = row;
        while (first > 0 && row - first < 3 && joins(page, first - 1, first, cells, true)) {
            first--;
        }
        while (last + 1 < page.lines().size() && last - row < 3 && joins(page, last + 1, last, cells, false)) {
            last++;
        }
        TableHeader header = TableHeader.of(page, first, last, cells);
        return header.forItems() || header.forTaxes() ? Optional.of(header) : Optional.empty();
    }

    private List<HeaderCell> cells(Line line) {
        List<HeaderCell> cells = new ArrayList<>();
        for (Segment segment : line.segments()) {
            List<Lexicon.Match> matches = columns.in(segment.text());
            int covered = matches.stream()
                    .mapToInt(match -> match.end() - match.start())
                    .sum();
            if (matches.isEmpty() || covered < COVERED * segment.text().length()) {
                cells.add(HeaderCell.of(segment.text(), segment.box(), Optional.empty()));
                continue;
            }
            for (Lexicon.Match match : matches) {
                Span span = Span.of(segment, match.start(), match.end());
                cells.add(HeaderCell.of(span.text(), span.box(), Optional.of(match)));
            }
        }
        return cells;
    }

    /** Takes a neighbouring line into the cells, if it completes at least one of them and contradicts none. */
    private boolean joins(Page page, int row, int beside, List<HeaderCell> cells, boolean above) {
        Line line = page.lines().get(row);
        double step = Math.abs(page.lines().get(beside).baseline() - line.baseline());
        if (step > LEADING * line.size() || line.text().chars().anyMatch(Character::isDigit)) {
            return false;
        }
        List<HeaderCell> joined = new ArrayList<>(cells);
        boolean completes = false;
        for (Segment segment : line.segments()) {
            Optional<Lexicon.Match> whole = columns.whole(segment.text());
            HeaderCell cell = HeaderCell.of(segment.text(), segment.box(), whole);
            List<HeaderCell> under = joined.stream()
                    .filter(other -> other.box().overlapX(segment.box()) > 0)
                    .toList();
            if (under.size() > 1) {
                return false;
            }
            if (under.isEmpty()) {
                joined.add(cell);
                completes |= whole.isPresent() && step < 0.8 * line.size();
                continue;
            }
            HeaderCell other = under.getFirst();
            HeaderCell both = above ? cell.joined(other, columns) : other.joined(cell, columns);
            completes |=
                    columns.whole(both.text()).isPresent() || (other.roles().isEmpty() && whole.isPresent());
            joined.set(joined.indexOf(other), both);
        }
        if (completes) {
            cells.clear();
            cells.addAll(joined);
        }
        return completes;
    }
}
