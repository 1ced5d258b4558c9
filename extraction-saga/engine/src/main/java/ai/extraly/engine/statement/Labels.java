package ai.extraly.engine.statement;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds what stands behind labels: in the same phrase, in the next phrase of the line, or under the label. All of them are
 * given, nearest first; whether one is a value of the field is for the field to say.
 */
final class Labels {

    /** Values stand at most this far below their labels. Of the font size, from baseline to baseline. */
    private static final double BELOW = 2.6;

    /** A value is one of so many phrases to the right: counts and currencies may stand between. */
    private static final int RIGHT = 3;

    private static final Pattern MARKS_BEFORE = Pattern.compile("^[\\s:.#№=)/\\-]+");

    private final Lexicon lexicon;

    Labels(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    List<Labelled> in(Document document, Predicate<Line> row) {
        List<Labelled> found = new ArrayList<>();
        for (Page page : document.pages()) {
            List<Line> lines = page.lines();
            for (int i = 0; i < lines.size(); i++) {
                if (row.test(lines.get(i))) {
                    continue;
                }
                for (int s = 0; s < lines.get(i).segments().size(); s++) {
                    around(lines, i, s, found);
                }
            }
        }
        return found;
    }

    private void around(List<Line> lines, int at, int index, List<Labelled> found) {
        Line line = lines.get(at);
        Segment segment = line.segments().get(index);
        for (Lexicon.Match match : lexicon.in(segment.text())) {
            for (String field : match.labels().stream()
                    .map(Lexicon.Label::field)
                    .filter(name -> !name.startsWith("column.") && !name.startsWith("section."))
                    .distinct()
                    .toList()) {
                int end = match.end();
                String rest =
                        MARKS_BEFORE.matcher(segment.text().substring(end)).replaceFirst("");
                if (!rest.isBlank()) {
                    int start = segment.text().length() - rest.length();
                    found.add(new Labelled(
                            field,
                            match.words(),
                            rest,
                            line.page(),
                            segment.boxOf(start, segment.text().length()),
                            segment.text().substring(end, start).contains(":")));
                }
                right(line, index).forEach(value -> found.add(labelled(field, match.words(), value)));
                if (rest.isBlank()) {
                    below(lines, at, segment).forEach(value -> found.add(labelled(field, match.words(), value)));
                }
            }
        }
    }

    /** Typewritten forms set the colon before the value. */
    private static Labelled labelled(String field, int labelWords, Segment value) {
        String text = value.text().startsWith(":") ? value.text().substring(1).strip() : value.text();
        return new Labelled(field, labelWords, text, value.page(), value.box(), true);
    }

    /** The phrases to the right until the next label. */
    private List<Segment> right(Line line, int index) {
        List<Segment> right = new ArrayList<>();
        for (int i = index + 1; i < Math.min(line.segments().size(), index + 1 + RIGHT); i++) {
            Segment segment = line.segments().get(i);
            if (lexicon.whole(segment.text()).isPresent()) {
                break;
            }
            right.add(segment);
        }
        return right;
    }

    private static List<Segment> below(List<Line> lines, int at, Segment label) {
        List<Segment> below = new ArrayList<>();
        for (int i = at + 1; i < lines.size() && below.isEmpty(); i++) {
            Line line = lines.get(i);
            if (line.baseline() - label.first().baseline() > BELOW * label.size()) {
                break;
            }
            for (Segment segment : line.segments()) {
                if (segment.box().overlapX(label.box()) > 0) {
                    below.add(segment);
                }
            }
        }
        return below;
    }
}
