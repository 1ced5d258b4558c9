package ai.extraly.engine.ledger;

import ai.extraly.engine.table.Entry;
import ai.extraly.engine.table.MoneyMark;
import ai.extraly.engine.value.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies a reading to entries. */
final class Steps {

    private final Reading reading;
    private final int debitSign;
    private final int creditSign;

    private Steps(Reading reading, List<Entry> entries) {
        this.reading = reading;
        this.debitSign = usualSign(entries, reading.column(Usage.DEBIT));
        this.creditSign = usualSign(entries, reading.column(Usage.CREDIT));
    }

    static List<Step> of(Reading reading, List<Entry> entries) {
        Steps steps = new Steps(reading, entries);
        List<Step> result = new ArrayList<>(entries.size());
        boolean dated = entries.stream().anyMatch(entry -> entry.date() != null);
        for (Entry entry : entries) {
            Step step = steps.step(entry);
            if (step != null && !(dated && steps.isTotal(step, result))) {
                result.add(step);
            }
        }
        return result;
    }

    /** A row without a date sums up, whatever it is called, when it holds both sides or all that its column held above. */
    private boolean isTotal(Step step, List<Step> above) {
        Entry entry = step.entry();
        MoneyMark mark = step.movementMark();
        if (entry.date() != null || entry.special() != null || mark == null) {
            return false;
        }
        boolean both = nonZero(entry.money().get(reading.column(Usage.DEBIT))) != null
                && nonZero(entry.money().get(reading.column(Usage.CREDIT))) != null;
        Integer printedIn = columnOf(entry, mark);
        List<BigDecimal> column = new ArrayList<>();
        for (Step earlier : above) {
            MoneyMark moved = earlier.movementMark();
            if (moved != null && moved.equals(earlier.entry().money().get(printedIn))) {
                column.add(moved.amount().magnitude());
            }
        }
        BigDecimal sum = column.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return both || (column.size() >= 2 && sum.compareTo(mark.amount().magnitude()) == 0);
    }

    private static Integer columnOf(Entry entry, MoneyMark mark) {
        return entry.money().entrySet().stream()
                .filter(cell -> cell.getValue().equals(mark))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Some print all debits with a minus, some none; one against the usual is a reversal. */
    private static int usualSign(List<Entry> entries, int column) {
        int sum = 0;
        for (Entry entry : entries) {
            MoneyMark mark = entry.money().get(column);
            sum += mark == null || entry.special() != null
                    ? 0
                    : mark.amount().value().signum();
        }
        return sum < 0 ? -1 : 1;
    }

    private @Nullable Step step(Entry entry) {
        if (entry.special() != null) {
            return entry.special().isBalance() ? balanceLine(entry) : null;
        }
        MoneyMark balance = entry.money().get(reading.column(Usage.BALANCE));
        MoneyMark debit = nonZero(entry.money().get(reading.column(Usage.DEBIT)));
        MoneyMark credit = nonZero(entry.money().get(reading.column(Usage.CREDIT)));
        MoneyMark amount = entry.money().get(reading.column(Usage.AMOUNT));
        @Nullable BigDecimal after = balance == null ? null : balance(balance);
        if (debit != null) {
            BigDecimal out = debit.amount().value().multiply(BigDecimal.valueOf(-debitSign));
            return new Step(entry, out, false, debit, after, balance);
        }
        if (credit != null) {
            BigDecimal in = credit.amount().value().multiply(BigDecimal.valueOf(creditSign));
            return new Step(entry, in, false, credit, after, balance);
        }
        if (amount != null) {
            return amount(entry, amount, after, balance);
        }
        return after == null ? null : new Step(entry, null, false, null, after, balance);
    }

    private static @Nullable MoneyMark nonZero(@Nullable MoneyMark mark) {
        return mark == null || mark.amount().value().signum() == 0 ? null : mark;
    }

    private Step balanceLine(Entry entry) {
        MoneyMark mark = entry.money().values().stream().reduce((a, b) -> b).orElseThrow();
        return new Step(entry, null, false, null, balance(mark), mark);
    }

    /** A balance as it stands for the account: a debit mark makes it negative. */
    private BigDecimal balance(MoneyMark mark) {
        BigDecimal value = mark.amount().value();
        if (reading.owed()) {
            return mark.amount().direction() == Amount.Direction.CREDIT ? value.abs() : value.negate();
        }
        boolean overdrawn = mark.amount().direction() == Amount.Direction.DEBIT
                || (reading.bareOverdrawn() && mark.amount().direction() == null);
        return overdrawn ? value.abs().negate() : value;
    }

    private static BigDecimal bySection(Entry entry, BigDecimal size) {
        return entry.section() != null && entry.section().endsWith("debit") ? size.negate() : size;
    }

    private Step amount(Entry entry, MoneyMark mark, @Nullable BigDecimal after, @Nullable MoneyMark balance) {
        Amount amount = mark.amount();
        BigDecimal size = amount.magnitude();
        if (amount.direction() != null) {
            BigDecimal signed = amount.direction() == Amount.Direction.DEBIT ? size.negate() : size;
            return new Step(entry, signed, false, mark, after, balance);
        }
        if (amount.signed()) {
            BigDecimal signed =
                    reading.sign() == Reading.Unsigned.INVERTED ? amount.value().negate() : amount.value();
            return new Step(entry, signed, false, mark, after, balance);
        }
        return switch (reading.sign()) {
            case CREDIT -> new Step(entry, size, false, mark, after, balance);
            case SECTION -> new Step(entry, bySection(entry, size), false, mark, after, balance);
            case DEBIT, INVERTED -> new Step(entry, size.negate(), false, mark, after, balance);
            case BY_BALANCE -> new Step(entry, size, true, mark, after, balance);
        };
    }
}
