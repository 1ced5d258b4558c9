package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The things bought: lines with an amount before the first sum. The name stands on the line of the amount, on lines above it
 * or below it; a line without words ("2 x 1.50") tells the quantity of the one before it, or has the amount of a name.
 */
final class Bought {

    private static final Pattern LEADING = Pattern.compile("^(\\d{1,3})\\s?[xX]?\\s+(?=\\p{L})");

    /** Codes of articles, and numbers in columns behind the name. */
    private static final Pattern CODE = Pattern.compile("^[#*]?\\d{4,}\\s+|(?:\\s+[\\d.,%@]+)+$|^\\W+");

    /** So many letters make a name. */
    private static final int LETTERS = 3;

    /** So many lines above an amount may name a thing. */
    private static final int ABOVE = 3;

    private final List<Thing> things = new ArrayList<>();
    private final List<Span> names = new ArrayList<>();
    private boolean amountFirst;

    record Thing(
            @Nullable Seen<String> description,
            @Nullable Seen<BigDecimal> quantity,
            @Nullable Seen<BigDecimal> unitPrice,
            Seen<BigDecimal> amount) {

        Thing named(Seen<String> name) {
            return new Thing(name, quantity, unitPrice, amount);
        }

        Thing times(Multiplied multiplied) {
            return new Thing(description, multiplied.quantity(), multiplied.price(), amount);
        }
    }

    private Bought() {}

    /** @param rows from the first after the head of the receipt */
    static List<Thing> in(List<Row> rows) {
        Bought bought = new Bought();
        for (Row row : rows) {
            if (row.endsThings()) {
                break;
            }
            if (row.heads()) {
                bought.names.clear();
            } else if (!row.names("discount") && !row.names("other.total")) {
                bought.read(row);
            }
        }
        return bought.things;
    }

    private void read(Row row) {
        Span text = row.text();
        boolean words = text != null && letters(text.text()) >= LETTERS;
        Money amount = row.amount();
        if (amount == null) {
            if (words && text != null) {
                name(text);
            }
            return;
        }
        Multiplied ofLast = words ? null : ofLast(row);
        if (ofLast != null) {
            things.set(things.size() - 1, things.getLast().times(ofLast));
            return;
        }
        Span named = words && text != null ? text : above();
        amountFirst = named == null;
        names.clear();
        things.add(thing(named, text, amount));
    }

    /** A name goes with the next amount, or with the last where amounts stand above names. */
    private void name(Span text) {
        if (amountFirst && !things.isEmpty() && things.getLast().description() == null) {
            things.set(things.size() - 1, things.getLast().named(described(text, text.text())));
            return;
        }
        names.add(text);
    }

    private @Nullable Span above() {
        return names.stream()
                .skip(Math.max(0, names.size() - ABOVE))
                .max(Comparator.comparingLong(name -> letters(name.text())))
                .orElse(null);
    }

    /** What a line without words tells of the thing before it, if it does. */
    private @Nullable Multiplied ofLast(Row row) {
        if (things.isEmpty() || !names.isEmpty() || row.amounts().size() > 1) {
            return null;
        }
        Span line = new Span(row.line().page(), row.line().text(), row.line().box());
        return Multiplied.in(line, things.getLast().amount().value())
                .filter(Multiplied::holds)
                .orElse(null);
    }

    private static long letters(String text) {
        return Multiplied.removed(text).chars().filter(Character::isLetter).count();
    }

    private static Thing thing(@Nullable Span named, @Nullable Span line, Money amount) {
        Multiplied multiplied =
                line == null ? null : Multiplied.in(line, amount.value()).orElse(null);
        String text = named == null ? "" : Multiplied.removed(named.text()).strip();
        Seen<BigDecimal> quantity = multiplied == null ? null : multiplied.quantity();
        Matcher leading = LEADING.matcher(text);
        if (named != null && leading.find()) {
            quantity = quantity == null ? new Seen<>(new BigDecimal(leading.group(1)), named, 0.75) : quantity;
            text = text.substring(leading.end());
        }
        return new Thing(
                named == null ? null : described(named, text),
                quantity,
                multiplied == null ? null : multiplied.price(),
                amount.seen(0.85 * amount.certainty()));
    }

    private static Seen<String> described(Span span, String text) {
        String clean = CODE.matcher(text.replaceAll("\\s+", " ").strip())
                .replaceAll("")
                .strip();
        return new Seen<>(clean.isEmpty() ? text : clean, span, 0.75);
    }
}
