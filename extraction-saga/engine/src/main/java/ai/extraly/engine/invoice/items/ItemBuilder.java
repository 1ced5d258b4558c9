package ai.extraly.engine.invoice.items;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.invoice.totals.Money;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.value.Amount;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.Found;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes an item of the cells of its row. */
final class ItemBuilder {

    private static final double SURE = 0.9;

    /** Columns that may hold a line's value under an unusual head. */
    private static final List<Role> VALUES = List.of(Role.NET, Role.TAX_BASE, Role.AMOUNT, Role.GROSS, Role.OTHER);

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,3})?)\\s?%?");

    private final Amounts amounts;

    ItemBuilder(Amounts amounts) {
        this.amounts = amounts;
    }

    /** The value of the line: what quantity and price make if that is printed, else net before plain before gross. */
    Optional<Seen<BigDecimal>> amount(Row row) {
        return stated(row).map(amount -> multiplied(row, amount).orElse(amount));
    }

    /** Of several values in a row, the one that quantity and price make is the line's; the others bear tax or are the price. */
    private Optional<Seen<BigDecimal>> multiplied(Row row, Seen<BigDecimal> stated) {
        Seen<BigDecimal> quantity = first(row, Role.QUANTITY);
        Seen<BigDecimal> price = first(row, Role.UNIT_PRICE);
        if (quantity == null || !row.all(Role.DISCOUNT).isEmpty()) {
            return Optional.empty();
        }
        BigDecimal made = quantity.value().multiply(price == null ? stated.value() : price.value());
        return Money.same(made, stated.value())
                ? Optional.empty()
                : Stream.concat(
                                row.all(Role.UNIT_PRICE).stream().skip(1),
                                VALUES.stream().flatMap(role -> row.all(role).stream()))
                        .flatMap(cell -> number(cell, true).stream())
                        .filter(other -> Money.same(other.value(), made))
                        .findFirst();
    }

    private Optional<Seen<BigDecimal>> stated(Row row) {
        for (Role role : List.of(Role.NET, Role.AMOUNT, Role.GROSS)) {
            for (Span cell : row.all(role)) {
                Optional<Seen<BigDecimal>> amount = number(cell, true);
                if (amount.isPresent()) {
                    return amount;
                }
            }
        }
        return Optional.empty();
    }

    /** A number stands in the column of quantities or of prices. */
    boolean priced(Row row) {
        return first(row, Role.QUANTITY) != null || first(row, Role.UNIT_PRICE) != null;
    }

    /** Whether a line prints any amount of money. */
    boolean money(Line line) {
        return line.segments().stream()
                .flatMap(segment -> amounts.in(segment.text()).stream())
                .anyMatch(found -> found.value().hasDecimals() || found.value().currency() != null);
    }

    Item build(Row row, List<Span> description, Seen<BigDecimal> amount) {
        return new Item(
                description.isEmpty()
                        ? null
                        : new Seen<>(Span.join(description, " ").text(), Span.join(description, " "), SURE),
                first(row, Role.QUANTITY),
                unit(row),
                first(row, Role.UNIT_PRICE),
                first(row, Role.DISCOUNT) == null ? percent(row, Role.DISCOUNT) : first(row, Role.DISCOUNT),
                percent(row, Role.TAX_RATE),
                amount);
    }

    private @Nullable Seen<BigDecimal> first(Row row, Role role) {
        for (Span cell : row.all(role)) {
            Optional<Seen<BigDecimal>> number = number(cell, false);
            if (number.isPresent()) {
                return number.get();
            }
        }
        return null;
    }

    private @Nullable Seen<String> unit(Row row) {
        Optional<Span> own =
                row.first(Role.UNIT).filter(span -> span.text().chars().anyMatch(Character::isLetter));
        if (own.isPresent()) {
            return new Seen<>(own.get().text(), own.get(), SURE);
        }
        for (Span cell : row.all(Role.QUANTITY)) {
            String rest = cell.text().replaceFirst("^[-+\\d.,'’ \\u2212]+", "").strip();
            if (!rest.isEmpty() && rest.chars().anyMatch(Character::isLetter)) {
                return new Seen<>(rest, cell, SURE);
            }
        }
        return null;
    }

    private static @Nullable Seen<BigDecimal> percent(Row row, Role role) {
        for (Span cell : row.all(role)) {
            Matcher matcher = PERCENT.matcher(cell.text());
            if (matcher.find()) {
                return new Seen<>(new BigDecimal(matcher.group(1).replace(',', '.')), cell, SURE);
            }
        }
        return null;
    }

    /** The number with which a cell begins; money must be the whole cell. */
    private Optional<Seen<BigDecimal>> number(Span cell, boolean money) {
        List<Found<Amount>> found = new ArrayList<>(amounts.in(cell.text()));
        if (found.isEmpty() || found.getFirst().start() > 1) {
            return spaced(cell);
        }
        Found<Amount> first = found.getFirst();
        boolean whole = first.end() >= cell.text().length() - 2;
        return money && !whole
                ? Optional.empty()
                : Optional.of(new Seen<>(
                        first.value().value(), cell.withText(cell.text().substring(first.start(), first.end())), SURE));
    }

    /** "25 Stk": a unit right after the number hides it from the parser of money. */
    private Optional<Seen<BigDecimal>> spaced(Span cell) {
        Matcher lead = Pattern.compile("^([-\\u2212]?[\\d.,'’ ]*\\d)\\s?\\p{L}").matcher(cell.text());
        return lead.find()
                ? amounts.parse(lead.group(1)).map(amount -> new Seen<>(amount.value(), cell, SURE))
                : Optional.empty();
    }
}
