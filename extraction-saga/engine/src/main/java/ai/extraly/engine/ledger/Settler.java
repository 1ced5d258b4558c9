package ai.extraly.engine.ledger;

import ai.extraly.engine.ledger.Reading.Unsigned;
import ai.extraly.engine.table.Column;
import ai.extraly.engine.table.Entry;
import ai.extraly.engine.table.Grid;
import ai.extraly.engine.table.MoneyMark;
import ai.extraly.engine.table.Role;
import ai.extraly.engine.table.Special;
import ai.extraly.engine.value.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Chooses what the columns of a layout mean. All readings are tried; the best is the one whose balances come true, then the
 * one that the heads speak for, then the usual one.
 */
final class Settler {

    /** What all balances together weigh against the heads: two wrong heads do not outweigh sums that come true. */
    private static final double SUMS = 12;

    /** A balance that does not come true weighs less than one that does: printed sums can be wrong, chance sums rarely right. */
    private static final double FALSE = 0.3;

    /** Fewer comparisons than this can come true by chance, so they weigh less. */
    private static final double ENOUGH = 3;

    private static final double HEAD_AGREES = 3;
    private static final double HEAD_DISAGREES = -3;
    private static final double HEAD_IGNORED = -2;

    /** A head that is none of money speaks loudly: the column holds a rate, a number or a code. */
    private static final double HEAD_OF_OTHER = -6;

    /** Each row must have moved something; a reading that leaves rows empty explains less. */
    private static final double COVERAGE = 8;

    /** The printed opening and closing balance joined by all movements hardly ever come by chance. */
    private static final double JOINED = 8;

    /** Looking for signs makes sums come true by itself, so printed signs are preferred where they do as well. */
    private static final double SEARCHED = -2;

    /** On a card's statement purchases are printed without a sign. */
    private static final double OWED = 2;

    /** More columns than this are never all money; the ones on the right are. */
    private static final int MAX_COLUMNS = 7;

    private final Grid grid;
    private final List<Entry> entries;
    private final boolean card;
    private final Ends ends;

    Settler(Grid grid, List<Entry> entries, boolean card, Ends ends) {
        this.grid = grid;
        this.entries = entries;
        this.card = card;
        this.ends = ends;
    }

    Optional<Settled> settle() {
        Settled best = null;
        for (List<Usage> usages : usages()) {
            for (Unsigned sign : signs(usages)) {
                for (boolean newestFirst : new boolean[] {false, true}) {
                    Settled settled = settled(new Reading(usages, sign, card, false), newestFirst);
                    if (creditsMarked(usages.indexOf(Usage.BALANCE))) {
                        Settled overdrawn = settled(new Reading(usages, sign, card, true), newestFirst);
                        settled = overdrawn.score() > settled.score() + 1e-9 ? overdrawn : settled;
                    }
                    best = best == null || settled.score() > best.score() + 1e-9 ? settled : best;
                }
            }
        }
        return Optional.ofNullable(best).map(this::reconciled);
    }

    /** What was misread in a picture is put right where the sums leave no other choice. */
    private Settled reconciled(Settled settled) {
        List<Step> oldestFirst = settled.newestFirst() ? settled.steps().reversed() : settled.steps();
        List<Step> right = new Reconciliation(oldestFirst, ends).steps();
        if (right.equals(oldestFirst)) {
            return settled;
        }
        Walk walk = Walk.over(right);
        return new Settled(
                settled.reading(),
                settled.newestFirst() ? walk.steps().reversed() : walk.steps(),
                settled.newestFirst(),
                walk.good(),
                walk.bad(),
                settled.score());
    }

    /** Whether some balances are marked as credits and no balance is marked or signed as a debit. */
    private boolean creditsMarked(int column) {
        boolean credited = false;
        for (Entry entry : entries) {
            MoneyMark mark = entry.money().get(column);
            if (mark == null) {
                continue;
            }
            if (mark.amount().direction() == Amount.Direction.DEBIT
                    || mark.amount().value().signum() < 0) {
                return false;
            }
            credited |= mark.amount().direction() == Amount.Direction.CREDIT;
        }
        return credited;
    }

    private List<List<Usage>> usages() {
        List<List<Usage>> all = new ArrayList<>();
        int columns = Math.min(grid.money().size(), MAX_COLUMNS);
        for (int debit = -1; debit < columns; debit++) {
            for (int credit = -1; credit < columns; credit++) {
                for (int balance = -1; balance < columns; balance++) {
                    if (debit < 0 && credit < 0) {
                        for (int amount = 0; amount < columns; amount++) {
                            addIfApart(all, Usage.AMOUNT, amount, Usage.NOTHING, -1, balance);
                        }
                    } else {
                        addIfApart(all, Usage.DEBIT, debit, Usage.CREDIT, credit, balance);
                    }
                }
            }
        }
        return all;
    }

    private void addIfApart(List<List<Usage>> all, Usage first, int a, Usage second, int b, int balance) {
        if ((a >= 0 && a == b) || (balance >= 0 && (a == balance || b == balance))) {
            return;
        }
        List<Usage> usages = new ArrayList<>(Collections.nCopies(grid.money().size(), Usage.NOTHING));
        if (a >= 0) {
            usages.set(a, first);
        }
        if (b >= 0) {
            usages.set(b, second);
        }
        if (balance >= 0) {
            usages.set(balance, Usage.BALANCE);
        }
        all.add(usages);
    }

    private List<Unsigned> signs(List<Usage> usages) {
        int column = usages.indexOf(Usage.AMOUNT);
        if (column < 0) {
            return List.of(Unsigned.CREDIT);
        }
        List<MoneyMark> marks = entries.stream()
                .filter(entry -> entry.special() == null)
                .map(entry -> entry.money().get(column))
                .filter(mark -> mark != null)
                .toList();
        boolean open = marks.stream()
                .anyMatch(mark -> !mark.amount().signed() && mark.amount().direction() == null);
        boolean minus = marks.stream().anyMatch(mark -> mark.amount().value().signum() < 0);
        boolean credited = marks.stream().anyMatch(mark -> mark.amount().direction() == Amount.Direction.CREDIT);
        boolean debited = marks.stream().anyMatch(mark -> mark.amount().direction() == Amount.Direction.DEBIT);
        if (open && !minus && credited != debited) {
            // Who marks one kind leaves the other without.
            return List.of(credited ? Unsigned.DEBIT : Unsigned.CREDIT, Unsigned.BY_BALANCE);
        }
        boolean plus = marks.stream()
                .anyMatch(
                        mark -> mark.amount().signed() && mark.amount().value().signum() > 0);
        if (!open) {
            return List.of(Unsigned.CREDIT, Unsigned.INVERTED);
        }
        if (minus && !plus) {
            return List.of(Unsigned.CREDIT, Unsigned.INVERTED, Unsigned.SECTION, Unsigned.BY_BALANCE);
        }
        boolean titled = entries.stream().anyMatch(entry -> entry.section() != null);
        if (plus && !minus) {
            return List.of(Unsigned.DEBIT, Unsigned.BY_BALANCE);
        }
        return titled
                ? List.of(Unsigned.SECTION, Unsigned.BY_BALANCE)
                : List.of(Unsigned.CREDIT, Unsigned.DEBIT, Unsigned.BY_BALANCE);
    }

    private Settled settled(Reading reading, boolean newestFirst) {
        List<Step> steps = Steps.of(reading, entries);
        steps = newestFirst ? steps : openingFirst(steps);
        Walk walk = Walk.over(newestFirst ? steps.reversed() : steps);
        List<Step> walked = newestFirst ? walk.steps().reversed() : walk.steps();
        double checked = walk.good() + walk.bad();
        double sums =
                checked == 0 ? 0 : SUMS * (walk.good() - FALSE * walk.bad()) / checked * Math.min(1, checked / ENOUGH);
        double score = sums
                + heads(reading)
                + COVERAGE * coverage(walked)
                + (reading.sign() == Unsigned.BY_BALANCE ? SEARCHED : 0)
                + (reading.sign() == Unsigned.INVERTED ? card ? OWED : SEARCHED : 0)
                + (card && reading.sign() == Unsigned.DEBIT ? OWED : 0)
                + (ends.joinedBy(walked) ? JOINED : 0)
                + usual(reading)
                + order(newestFirst);
        return new Settled(reading, walked, newestFirst, walk.good(), walk.bad(), score);
    }

    /** Some print the opening balance in a summary under the rows; it opens all the same. */
    private static List<Step> openingFirst(List<Step> steps) {
        int last = -1;
        for (int i = 0; i < steps.size(); i++) {
            last = steps.get(i).movement() == null ? last : i;
        }
        List<Step> ordered = new ArrayList<>();
        for (Step step : steps.subList(last + 1, steps.size())) {
            if (step.entry().special() == Special.OPENING) {
                ordered.add(step);
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            if (i <= last || steps.get(i).entry().special() != Special.OPENING) {
                ordered.add(steps.get(i));
            }
        }
        return ordered;
    }

    private double heads(Reading reading) {
        double score = 0;
        for (int i = 0; i < grid.money().size(); i++) {
            Column column = grid.money().get(i);
            Usage usage = reading.usages().get(i);
            boolean money = column.roles().stream().anyMatch(Role::isMoney);
            if (column.roles().isEmpty()) {
                continue;
            }
            if (usage == Usage.NOTHING) {
                score += money ? HEAD_IGNORED : 0;
            } else if (!money) {
                score += HEAD_OF_OTHER;
            } else {
                score += column.roles().contains(Role.valueOf(usage.name())) ? HEAD_AGREES : HEAD_DISAGREES;
            }
        }
        return score;
    }

    private static double coverage(List<Step> steps) {
        long rows =
                steps.stream().filter(step -> step.entry().special() == null).count();
        long moved = steps.stream().filter(step -> step.movement() != null).count();
        return rows == 0 ? 0 : (double) moved / rows;
    }

    /** Small preferences for when nothing else tells: the balance stands last, debits before credits. */
    private double usual(Reading reading) {
        double score = 0;
        int balance = reading.column(Usage.BALANCE);
        int debit = reading.column(Usage.DEBIT);
        int credit = reading.column(Usage.CREDIT);
        score += balance >= 0 && balance == grid.money().size() - 1 ? 0.5 : 0;
        score += debit >= 0 && credit > debit ? 0.25 : 0;
        score += reading.column(Usage.AMOUNT) >= 0 ? 0.1 : 0;
        return score;
    }

    private double order(boolean newestFirst) {
        int forward = 0;
        int back = 0;
        Entry before = null;
        for (Entry entry : entries) {
            if (entry.date() == null || entry.special() != null) {
                continue;
            }
            if (before != null && before.date() != null) {
                int step = compare(entry, before);
                forward += step > 0 ? 1 : 0;
                back += step < 0 ? 1 : 0;
            }
            before = entry;
        }
        return newestFirst == back > forward ? 0.5 : 0;
    }

    /** By day: negative where {@code a} is of an earlier one. */
    static int compare(Entry a, Entry b) {
        return key(a).compareTo(key(b));
    }

    private static BigDecimal key(Entry entry) {
        var date = entry.date();
        if (date == null) {
            return BigDecimal.ZERO;
        }
        int year = date.date().year() == null ? 0 : date.date().year();
        return BigDecimal.valueOf(
                year * 10_000L + date.date().month() * 100L + date.date().day());
    }
}
