package ai.extraly.engine.fields;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;

/**
 * A label on a page.
 *
 * @param row   index of its line on the page
 * @param index index of its segment in the line
 */
public record Label(Lexicon.Match match, Page page, int row, int index) {

    public boolean names(String field) {
        return match.names(field);
    }

    public Line line() {
        return page.lines().get(row);
    }

    public Segment segment() {
        return line().segments().get(index);
    }

    public Span span() {
        return Span.of(segment(), match.start(), match.end());
    }

    public Box box() {
        return span().box();
    }

    /** Nothing of weight stands before it in its segment: only marks, or a part that a mark closes. */
    public boolean opens() {
        String before = segment().text().substring(0, match.start()).stripTrailing();
        return before.isEmpty()
                || before.chars().noneMatch(Character::isLetterOrDigit)
                || "·|;•–—/,".indexOf(before.charAt(before.length() - 1)) >= 0
                || before.endsWith(" -");
    }

    /** Nothing of weight stands after it in its segment. */
    public boolean closes() {
        return rest().chars().noneMatch(Character::isLetterOrDigit);
    }

    public String rest() {
        return segment().text().substring(match.end());
    }

    /** A mark after it says that a value follows. */
    public boolean announces() {
        String rest = rest().stripLeading();
        return rest.startsWith(":") || rest.startsWith(".:") || rest.startsWith("):") || rest.startsWith("#");
    }
}
