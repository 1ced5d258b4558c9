package ai.extraly.engine.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the steps of a reading from the oldest and compares each balance with the one before and what moved between.
 * Where signs are open it finds those that make the next balance come true.
 */
final class Walk {

    private final List<Step> steps;
    private int good;
    private int bad;

    private Walk(List<Step> steps) {
        this.steps = steps;
    }

    /** @param steps oldest first */
    static Walk over(List<Step> steps) {
        Walk walk = new Walk(new ArrayList<>(steps));
        walk.go();
        return walk;
    }

    private void go() {
        @Nullable BigDecimal balance = null;
        int from = 0;
        for (int i = 0; i < steps.size(); i++) {
            BigDecimal stated = steps.get(i).balance();
            if (stated == null) {
                continue;
            }
            if (balance != null) {
                compare(balance, stated, from, i);
            }
            balance = stated;
            from = i + 1;
        }
    }

    private void compare(BigDecimal before, BigDecimal after, int from, int to) {
        BigDecimal known = before;
        List<BigDecimal> open = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            BigDecimal movement = steps.get(i).movement();
            if (movement != null && steps.get(i).open()) {
                open.add(movement);
                places.add(i);
            } else if (movement != null) {
                known = known.add(movement);
            }
        }
        Optional<boolean[]> signs = open.isEmpty() ? Optional.empty() : SignSearch.signs(open, after.subtract(known));
        if (signs.isPresent()) {
            for (int k = 0; k < places.size(); k++) {
                BigDecimal amount = open.get(k);
                int place = places.get(k);
                steps.set(place, steps.get(place).settled(signs.get()[k] ? amount.negate() : amount));
            }
        }
        boolean holds = open.isEmpty() ? known.compareTo(after) == 0 : signs.isPresent();
        good += holds ? 1 : 0;
        bad += holds ? 0 : 1;
    }

    List<Step> steps() {
        return steps;
    }

    int good() {
        return good;
    }

    int bad() {
        return bad;
    }
}
