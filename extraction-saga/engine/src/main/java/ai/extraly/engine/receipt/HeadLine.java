package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Line;

/**
 * A line in the head of a receipt.
 *
 * @param address how much it looks like part of an address: 1 and more is one
 * @param town    whether a postal code stands in it
 * @param tail    whether it is the end of a name that begins on the line above
 * @param name    how much it looks like the name of who sells
 */
record HeadLine(Line line, String text, Kind kind, double address, boolean town, boolean tail, double name) {

    /** What a line says of itself. */
    enum Kind {
        /** Words that may be a name or an address. */
        TEXT,
        /** A number under which the firm is registered or pays taxes. */
        NUMBER,
        /** Telephone, fax, mail, page. */
        CONTACT,
        /** "Tax invoice" */
        TITLE,
        /** "Welcome" */
        GREETING,
        /** What the receipt says of itself: date, number, till. */
        DETAIL,
        /** Nothing that can be read. */
        NOISE
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isAddress() {
        return kind == Kind.TEXT && address >= 1;
    }

    Span span() {
        return new Span(line.page(), text, line.box());
    }
}
