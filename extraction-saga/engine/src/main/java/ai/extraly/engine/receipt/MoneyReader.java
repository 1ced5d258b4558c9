package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Amount;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.Found;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the amounts of a till: with two decimals or a currency, and on pictures also those of which a mark was lost or a
 * figure taken for a letter.
 */
final class MoneyReader {

    private static final String FIGURE = "[\\dOoIl|SBZ]";

    /**
     * A number at the end of a phrase with something wrong: blanks around the mark ("12. 50"), another mark or none ("9-00",
     * "80 91"), letters for figures ("1O.OO"), a code of tax that touches it ("5.50SR").
     */
    private static final Pattern WRONG =
            Pattern.compile("(?<![\\p{L}\\d.,:/%-])(?:[A-Z]{2,3}|\\p{Sc})?\\s?(?<sign>-)?\\s?"
                    + "(?<whole>" + FIGURE + "{1,3}(?:[,.']" + FIGURE + "{3})+|" + FIGURE + "{1,5}|(?=[.,]\\s?\\d))"
                    + "(?<mark>\\s?[.,·]\\s?|-|\\s|:)"
                    + "(?<cents>" + FIGURE + "{2})"
                    + "(?<sign2>-)?(?<code>\\s?[\\dA-Z*#]?[A-Z*#]{0,3})[.,]?$");

    /** A number that may have lost its mark. */
    private static final Pattern BARE = Pattern.compile("(?<whole>\\d{1,4})(?<cents>\\d{2})");

    /** Something touches a number that is whole. */
    static final double TOUCHED = 0.9;

    private static final double SPACED = 0.8;
    private static final double MISREAD = 0.7;
    private static final double OTHER_MARK = 0.5;
    private static final double NO_MARK = 0.3;

    /** Numbers with more figures are codes. */
    private static final int LONGEST = 11;

    /** So many amounts with decimals show that this document prints them. */
    private static final int DECIMALS = 2;

    private final Amounts amounts;
    private final boolean wholes;

    MoneyReader(Document document, Amounts amounts) {
        this.amounts = amounts;
        this.wholes = document.segments()
                        .filter(segment -> amounts.in(segment.text()).stream()
                                .anyMatch(found -> found.value().hasDecimals()))
                        .limit(DECIMALS)
                        .count()
                < DECIMALS;
    }

    /** Left to right. */
    List<Money> in(Segment segment) {
        String text = segment.text();
        List<Money> found = new ArrayList<>();
        for (Found<Amount> amount : amounts.in(text)) {
            boolean alone = amount.isWhole(text);
            boolean whole = wholes && alone && amount.value().value().precision() > 1;
            boolean marked = amount.value().currency() != null && (alone || wholes);
            boolean money = twoDecimals(amount.value()) || marked || whole;
            // "1.60/kg" is a price, not what is paid.
            if (money && amount.value().value().precision() <= LONGEST && !text.startsWith("/", amount.end())) {
                found.add(new Money(amount.value().value(), Span.of(segment, amount.start(), amount.end()), 1));
            }
        }
        wrong(segment)
                .filter(whole -> found.isEmpty() || !found.getLast().isWritten(whole))
                .ifPresent(whole -> {
                    found.removeIf(
                            part -> part.span().box().overlapX(whole.span().box()) > 0);
                    found.add(whole);
                });
        return found;
    }

    private static boolean twoDecimals(Amount amount) {
        return amount.value().scale() == 2;
    }

    private Optional<Money> wrong(Segment segment) {
        Matcher matcher = WRONG.matcher(segment.text());
        if (!matcher.find()) {
            return Optional.empty();
        }
        String figures = matcher.group("whole") + matcher.group("cents");
        long digits = figures.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean alone = matcher.start() == 0;
        double certainty = certainty(
                matcher.group("mark"), digits == figures.replaceAll("[,.']", "").length());
        if (digits * 2 < figures.length() || (certainty <= OTHER_MARK && !alone)) {
            return Optional.empty();
        }
        return Optional.of(money(
                segment,
                matcher,
                matcher.group("whole"),
                matcher.group("cents"),
                matcher.group("sign") != null || matcher.group("sign2") != null,
                certainty));
    }

    private double certainty(String mark, boolean figures) {
        boolean usual = mark.strip().equals(String.valueOf(amounts.style().decimal()));
        double form = usual ? (mark.length() == 1 ? TOUCHED : SPACED) : OTHER_MARK;
        return figures ? form : form * MISREAD;
    }

    /** What a number without a mark may mean, if it is the whole phrase: only believed where the sums ask for it. */
    Optional<Money> unmarked(Segment segment) {
        Matcher matcher = BARE.matcher(segment.text());
        return matcher.matches()
                ? Optional.of(money(segment, matcher, matcher.group("whole"), matcher.group("cents"), false, NO_MARK))
                : Optional.empty();
    }

    private static Money money(
            Segment segment, Matcher matcher, String whole, String cents, boolean negative, double certainty) {
        String plain = "0" + figures(whole) + "." + figures(cents);
        BigDecimal value = new BigDecimal(plain);
        Span span = Span.of(segment, matcher.start(), matcher.end());
        return new Money(negative ? value.negate() : value, span, certainty);
    }

    /** Letters back to the figures they were taken for. */
    private static String figures(String printed) {
        StringBuilder plain = new StringBuilder(printed.length());
        for (int i = 0; i < printed.length(); i++) {
            char c = printed.charAt(i);
            switch (c) {
                case 'O', 'o' -> plain.append('0');
                case 'I', 'l', '|' -> plain.append('1');
                case 'S' -> plain.append('5');
                case 'B' -> plain.append('8');
                case 'Z' -> plain.append('2');
                case ',', '.', '\'' -> {}
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }
}
