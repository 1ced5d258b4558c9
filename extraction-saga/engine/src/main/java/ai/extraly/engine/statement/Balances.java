package ai.extraly.engine.statement;

import ai.extraly.engine.ledger.Ends;
import ai.extraly.engine.ledger.Ledger;
import ai.extraly.engine.ledger.Ledger.Stated;
import ai.extraly.engine.ledger.Movement;
import ai.extraly.engine.table.Special;
import ai.extraly.engine.value.Amount;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.Found;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The balances at both ends of a statement. Candidates come from labels, from lines that state a balance, and from the
 * running balances; a pair that the movements join is taken before one that they do not.
 */
record Balances(Optional<Valued<BigDecimal>> opening, Optional<Valued<BigDecimal>> closing) {

    static Balances of(Ledger ledger, List<Labelled> labelled, Amounts amounts, boolean card) {
        List<Valued<BigDecimal>> openings = new ArrayList<>();
        List<Valued<BigDecimal>> closings = new ArrayList<>();
        stated(ledger, openings, Special.OPENING);
        labelled(labelled, amounts, card, "opening_balance", 0.95, openings);
        stated(ledger, closings, Special.CLOSING);
        labelled(labelled, amounts, card, "closing_balance", 0.95, closings);
        atEnds(ledger, openings, closings);
        stated(ledger, openings, Special.BROUGHT_FORWARD);
        stated(ledger, closings, Special.CARRIED_FORWARD);
        running(ledger, openings, closings);
        labelled(labelled, amounts, card, "opening_balance.weak", 0.7, openings);
        labelled(labelled, amounts, card, "closing_balance.weak", 0.5, closings);
        return choose(ledger, openings, closings);
    }

    /** What labels outside of tables call opening and closing. */
    static Ends ends(List<Labelled> labelled, Amounts amounts, boolean card) {
        List<Valued<BigDecimal>> openings = new ArrayList<>();
        List<Valued<BigDecimal>> closings = new ArrayList<>();
        labelled(labelled, amounts, card, "opening_balance", 0.95, openings);
        labelled(labelled, amounts, card, "opening_balance.weak", 0.7, openings);
        labelled(labelled, amounts, card, "closing_balance", 0.95, closings);
        return new Ends(
                openings.stream().map(Valued::value).toList(),
                closings.stream().map(Valued::value).toList());
    }

    private static Balances choose(
            Ledger ledger, List<Valued<BigDecimal>> openings, List<Valued<BigDecimal>> closings) {
        BigDecimal moved = ledger.movements().stream().map(Movement::signed).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (ledger.bad() > 0 && printed(openings) && printed(closings)) {
            // The paper's own sums are wrong; then what it states counts, not what would follow.
            return new Balances(Optional.of(openings.getFirst()), Optional.of(closings.getFirst()));
        }
        for (Valued<BigDecimal> opening : openings) {
            for (Valued<BigDecimal> closing : closings) {
                if (opening.value().add(moved).compareTo(closing.value()) == 0) {
                    return new Balances(Optional.of(opening), Optional.of(closing));
                }
            }
        }
        return new Balances(openings.stream().findFirst(), closings.stream().findFirst());
    }

    /** "Balance on …" before the first movement opens, after the last it closes, whatever it is called. */
    private static void atEnds(Ledger ledger, List<Valued<BigDecimal>> openings, List<Valued<BigDecimal>> closings) {
        for (Stated line : ledger.stated()) {
            boolean top = line.beforeMovement() == 0;
            boolean bottom = line.beforeMovement() == ledger.movements().size();
            if (top != bottom && (line.kind() == Special.BALANCE || line.kind() == Special.OPENING)) {
                (top == ledger.newestFirst() ? closings : openings).add(Valued.of(line.balance(), line.mark(), 0.95));
            }
        }
    }

    private static boolean printed(List<Valued<BigDecimal>> candidates) {
        return !candidates.isEmpty() && candidates.getFirst().confidence() >= 0.95;
    }

    /** Openings stand before the first movement in time, closings after the last. */
    private static void stated(Ledger ledger, List<Valued<BigDecimal>> found, Special kind) {
        boolean opens = kind == Special.OPENING || kind == Special.BROUGHT_FORWARD;
        List<Stated> stated =
                ledger.stated().stream().filter(line -> line.kind() == kind).toList();
        List<Stated> ordered = opens == ledger.newestFirst() ? stated.reversed() : stated;
        ordered.forEach(line -> found.add(Valued.of(line.balance(), line.mark(), 0.95)));
    }

    private static void labelled(
            List<Labelled> labelled,
            Amounts amounts,
            boolean card,
            String field,
            double confidence,
            List<Valued<BigDecimal>> found) {
        for (Labelled value : labelled) {
            if (!value.field().equals(field)) {
                continue;
            }
            List<Found<Amount>> in = amounts.in(value.text()).stream()
                    .filter(amount ->
                            amount.value().hasDecimals() || amount.value().currency() != null)
                    .toList();
            if (!in.isEmpty()) {
                Amount amount = in.getLast().value();
                BigDecimal signed = amount.direction() == Amount.Direction.DEBIT
                        ? amount.magnitude().negate()
                        : amount.value();
                boolean owed = card && amount.direction() != Amount.Direction.CREDIT;
                found.add(Valued.of(owed ? signed.negate() : signed, value, confidence));
            }
        }
    }

    /** The balance before the first movement that has one, less what moved until then; likewise at the end. */
    private static void running(Ledger ledger, List<Valued<BigDecimal>> openings, List<Valued<BigDecimal>> closings) {
        List<Movement> movements = ledger.newestFirst() ? ledger.movements().reversed() : ledger.movements();
        BigDecimal moved = BigDecimal.ZERO;
        for (Movement movement : movements) {
            moved = moved.add(movement.signed());
            if (movement.balance() != null) {
                openings.add(Valued.computed(movement.balance().subtract(moved), 0.85));
                break;
            }
        }
        BigDecimal after = BigDecimal.ZERO;
        for (Movement movement : movements.reversed()) {
            if (movement.balance() != null) {
                BigDecimal closing = movement.balance().add(after);
                closings.add(
                        movement.balanceMark() != null && after.signum() == 0
                                ? Valued.of(closing, movement.balanceMark(), 0.85)
                                : Valued.computed(closing, 0.85));
                break;
            }
            after = after.add(movement.signed());
        }
    }
}
