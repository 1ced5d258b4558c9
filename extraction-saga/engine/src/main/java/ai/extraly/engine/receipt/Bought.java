package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.value.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The things bought: lines with an amount before the first sum. A line without words ("2 x 1.50") tells the quantity of the
 * one before it, or of the one after it where that has no amount yet.
 */
final class Bought {

    private static final Pattern QUANTITY = Pattern.compile(
            "(?<![\\p{L}\\d.,])(\\d{1,4}(?:[.,]\\d{1,3})?)\\s?(?:\\p{L}{1,3}\\.?)?\\s?[xX×*@]\\s?(\\d+[.,]\\d{2})?");
    private static final Pattern LEADING = Pattern.compile("^(\\d{1,3})\\s+(?=\\p{L})");

    private final Amounts amounts;

    Bought(Amounts amounts) {
        this.amounts = amounts;
    }

    record Thing(
            @Nullable Seen<String> description,
            @Nullable Seen<BigDecimal> quantity,
            @Nullable Seen<BigDecimal> unitPrice,
            Seen<BigDecimal> amount) {}

    List<Thing> of(List<Entry> entries) {
        List<Thing> things = new ArrayList<>();
        Span name = null;
        for (Entry entry : entries) {
            if (entry.isSum() && entry.amount() != null) {
                break;
            }
            Span text = entry.text();
            boolean words = text != null && words(text.text()) >= 2;
            if (entry.amount() == null) {
                name = words && !entry.isSum() ? text : name;
                continue;
            }
            things.add(thing(words ? text : name, text, entry.amount()));
            name = null;
        }
        return things;
    }

    /** Letters that are no sign of multiplication or unit. */
    private static long words(String text) {
        return QUANTITY.matcher(text)
                .replaceAll("")
                .chars()
                .filter(Character::isLetter)
                .count();
    }

    private Thing thing(@Nullable Span described, @Nullable Span line, Seen<BigDecimal> amount) {
        Seen<BigDecimal> quantity = null;
        Seen<BigDecimal> price = null;
        String text = described == null ? "" : described.text();
        if (line != null) {
            Matcher matcher = QUANTITY.matcher(line.text());
            if (matcher.find()) {
                quantity = number(matcher.group(1), line);
                price = matcher.group(2) == null ? null : number(matcher.group(2), line);
                text = text.replace(matcher.group(), " ").strip();
            }
        }
        Matcher leading = LEADING.matcher(text);
        if (quantity == null && leading.find() && described != null) {
            quantity = number(leading.group(1), described);
            text = text.substring(leading.end());
        }
        String clean = text.replaceAll("\\s+", " ").strip();
        Seen<String> description = described == null || clean.isEmpty() ? null : new Seen<>(clean, described, 0.8);
        return new Thing(description, quantity, price, amount);
    }

    private @Nullable Seen<BigDecimal> number(String text, Span span) {
        return amounts.parse(text)
                .map(amount -> new Seen<>(amount.value(), span, 0.75))
                .orElse(null);
    }
}
