package ai.extraly.engine.invoice.items;

import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.page.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts what stands on a line under the headers of a table.
 *
 * <p>Numbers go to the column with which they align best. Text that begins where descriptions begin is description however
 * far it runs; other text goes to the column it aligns with.
 */
final class ColumnSorter {

    /** A number with its currency, percent sign or short unit. */
    private static final Pattern NUMERIC =
            Pattern.compile("^[-+\\u2212–(]?\\s?(?:[\\p{Sc}]|\\p{Lu}{1,3})?\\s?[-+\\u2212–]?\\s?[\\d][\\d.,'’"
                    + " ]*\\)?\\s?(?:%|[\\p{Sc}]|\\p{L}{1,8}\\.?[²³]?)?-?$");

    private static final Pattern NUMBER_WORD = Pattern.compile("^[-+\\u2212]?[\\p{Sc}]?\\d[\\d.,'’]*[%\\p{Sc}]?$");

    /** "125,10 26,27" or "125,10 21 %": numbers of neighbouring columns set close together. */
    private static final Pattern SEVERAL = Pattern.compile("[.,]\\d{2} (?:[-\u2212]?\\d[\\d ]*[.,]\\d|\\d{1,2}\\s?%$)");

    private final List<Column> columns;
    private final Optional<Column> description;
    private final double descriptionFrom;
    private final double descriptionTo;

    ColumnSorter(TableHeader header, boolean leftAligned) {
        this.columns = header.columns();
        this.description = columns.stream()
                .filter(column -> column.role() == Role.DESCRIPTION)
                .findFirst();
        int index = description.map(columns::indexOf).orElse(-1);
        double left = description.map(column -> column.box().left()).orElse(0.0);
        Column before = index > 0 ? columns.get(index - 1) : null;
        this.descriptionFrom =
                leftAligned || before == null ? left : before.box().right() + 1;
        this.descriptionTo = index >= 0 && index + 1 < columns.size()
                ? columns.get(index + 1).box().left()
                : Double.MAX_VALUE;
    }

    /** Whether any text on these lines begins right under the header of the descriptions. */
    static boolean leftAligned(TableHeader header, List<Line> lines) {
        return header.columns().stream()
                .filter(column -> column.role() == Role.DESCRIPTION)
                .anyMatch(column -> lines.stream()
                        .flatMap(line -> line.segments().stream())
                        .anyMatch(segment ->
                                Math.abs(segment.box().left() - column.box().left()) < 0.8 * segment.size()));
    }

    Row sort(Line line) {
        Row row = new Row();
        for (Segment segment : line.segments()) {
            for (Span part : parts(segment)) {
                row.add(role(part, segment.size()), part);
            }
        }
        return row;
    }

    private Role role(Span part, double size) {
        Box box = part.box();
        boolean numeric = numeric(part.text());
        boolean starts = box.left() >= descriptionFrom - 0.8 * size && box.left() < descriptionTo - 0.3 * size;
        if (description.isPresent() && starts && !(numeric && fits(box, size))) {
            return Role.DESCRIPTION;
        }
        Column nearest = columns.getFirst();
        for (Column column : columns) {
            if (column.distance(box) < nearest.distance(box)) {
                nearest = column;
            }
        }
        if (!numeric && nearest.role().value()) {
            return Role.OTHER;
        }
        return nearest.role();
    }

    /** A number stands under another header than that of the descriptions. */
    private boolean fits(Box box, double size) {
        return columns.stream()
                .filter(column -> column.role() != Role.DESCRIPTION)
                .anyMatch(column -> column.distance(box) < size);
    }

    /** A segment that runs over several headers, cut before and after the words that stand under one of their own. */
    private List<Span> parts(Segment segment) {
        long headers = columns.stream()
                .filter(column -> column.box().overlapX(segment.box()) > 0)
                .count();
        boolean one =
                numeric(segment.text()) && !SEVERAL.matcher(segment.text()).find();
        if (headers < 2 || one) {
            return List.of(Span.of(segment));
        }
        List<Span> parts = new ArrayList<>();
        int start = 0;
        int at = 0;
        Column open = null;
        for (Word word : segment.words()) {
            Column own = own(word, segment.size());
            int cut = own == null ? at : numberStart(segment.text(), at);
            if (cut > start && !Objects.equals(own, open)) {
                parts.add(Span.of(segment, start, cut - 1));
                start = cut;
            }
            open = own;
            at += word.text().length() + 1;
        }
        parts.add(Span.of(segment, start, segment.text().length()));
        return parts;
    }

    /** Where a number begins whose groups are parted by spaces: "18 000,00". */
    private static int numberStart(String text, int group) {
        int at = group;
        while (at > 1 && text.substring(at).matches("\\d{3}(?!\\d).*")) {
            int before = text.lastIndexOf(' ', at - 2) + 1;
            if (!text.substring(before, at - 1).matches("\\d{1,3}")) {
                return at;
            }
            at = before;
        }
        return at;
    }

    private @Nullable Column own(Word word, double size) {
        if (!NUMBER_WORD.matcher(word.text()).matches()) {
            return null;
        }
        for (Column column : columns) {
            boolean aligned = Math.abs(column.box().right() - word.box().right()) < 0.6 * size
                    || Math.abs(column.box().left() - word.box().left()) < 0.6 * size
                    || Math.abs(column.box().centreX() - word.box().centreX()) < 0.6 * size;
            if (column.role() != Role.DESCRIPTION && aligned) {
                return column;
            }
        }
        return null;
    }

    static boolean numeric(String text) {
        return NUMERIC.matcher(text).matches();
    }
}
