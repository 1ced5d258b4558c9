package ai.extraly.engine.ledger;

import java.math.BigDecimal;
import java.util.List;

/** Balances that labels somewhere on the paper call opening and closing. */
public record Ends(List<BigDecimal> openings, List<BigDecimal> closings) {

    public static final Ends UNKNOWN = new Ends(List.of(), List.of());

    public Ends {
        openings = List.copyOf(openings);
        closings = List.copyOf(closings);
    }

    /** Whether the movements lead from one of the openings to one of the closings. */
    boolean joinedBy(List<Step> steps) {
        BigDecimal moved = BigDecimal.ZERO;
        for (Step step : steps) {
            if (step.open()) {
                return false;
            }
            moved = step.movement() == null ? moved : moved.add(step.movement());
        }
        for (BigDecimal opening : openings) {
            for (BigDecimal closing : closings) {
                if (moved.signum() != 0 && opening.add(moved).compareTo(closing) == 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
