package ai.extraly.engine.invoice.totals;

import ai.extraly.engine.fields.Seen;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Values that may be one of the sums, each with the weight of its best proof. */
final class Candidates {

    /** More than this many are never printed; the rest cannot win. */
    private static final int MOST = 12;

    private final List<Candidate> all = new ArrayList<>();

    record Candidate(Seen<BigDecimal> amount, double weight) {

        BigDecimal value() {
            return amount.value();
        }
    }

    void add(Seen<BigDecimal> amount, double weight) {
        for (int i = 0; i < all.size(); i++) {
            Candidate known = all.get(i);
            if (known.value().compareTo(amount.value()) == 0) {
                if (known.weight() < weight) {
                    all.set(i, new Candidate(amount, weight));
                }
                return;
            }
        }
        all.add(new Candidate(amount, weight));
    }

    List<Candidate> best() {
        return all.stream()
                .sorted(Comparator.comparingDouble(Candidate::weight).reversed())
                .limit(MOST)
                .toList();
    }
}
