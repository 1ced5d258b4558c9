package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many were bought, and for how much each. The arithmetic decides which of the numbers on a line these are; where it does not
 * hold, as with an offer, only what a sign of multiplication says is believed.
 *
 * @param holds whether both make the amount
 */
record Multiplied(Seen<BigDecimal> quantity, Seen<BigDecimal> price, boolean holds) {

    private static final Pattern TIMES =
            Pattern.compile("(?<![\\p{L}\\d.,])(\\d{1,4}(?:[.,]\\d{1,3})?)\\s?(?:\\p{L}{1,3}\\.?)?\\s?[xX×*@]\\s?"
                    + "(?:\\p{L}{2,3}|\\p{Sc})?\\s?(\\d{1,6}[.,]\\d{2})(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d.,])\\d{1,6}(?:[.,]\\d{1,3})?(?![\\d\\p{L}])");

    /** Amounts are rounded. */
    private static final BigDecimal ROUNDED = new BigDecimal("0.01");

    private static final int PRICE_DECIMALS = 2;

    /** What the numbers in a text say of an amount. */
    static Optional<Multiplied> in(Span text, BigDecimal amount) {
        Matcher times = TIMES.matcher(text.text());
        if (times.find()) {
            return Optional.of(of(text, number(times.group(1)), number(times.group(2)), amount));
        }
        List<BigDecimal> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text.text());
        while (matcher.find()) {
            numbers.add(number(matcher.group()));
        }
        for (BigDecimal price : numbers) {
            for (BigDecimal quantity : numbers) {
                boolean priced = price.scale() == PRICE_DECIMALS && quantity.scale() != PRICE_DECIMALS;
                if (priced && of(text, quantity, price, amount).holds()) {
                    return Optional.of(of(text, quantity, price, amount));
                }
            }
        }
        return Optional.empty();
    }

    private static Multiplied of(Span text, BigDecimal quantity, BigDecimal price, BigDecimal amount) {
        boolean holds = quantity.multiply(price).subtract(amount.abs()).abs().compareTo(ROUNDED) <= 0;
        double confidence = holds ? 0.92 : 0.7;
        return new Multiplied(new Seen<>(quantity, text, confidence), new Seen<>(price, text, confidence), holds);
    }

    private static BigDecimal number(String printed) {
        return new BigDecimal(printed.replace(',', '.'));
    }

    /** A text without such numbers and signs. */
    static String removed(String text) {
        return TIMES.matcher(text).replaceAll(" ");
    }
}
