package ai.extraly.engine.ledger;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the signs with which amounts add up to a sum. */
final class SignSearch {

    /** More are not tried: two to the power of it is what one day's movements may cost. */
    private static final int MAX = 24;

    private SignSearch() {}

    /**
     * Meets in the middle: all sums of the first half are kept, those of the second half look for their complement.
     *
     * @return whether each is negative; the first solution found
     */
    static Optional<boolean[]> signs(List<BigDecimal> amounts, BigDecimal sum) {
        int n = amounts.size();
        if (n > MAX) {
            return Optional.empty();
        }
        int half = n / 2;
        Map<BigDecimal, Integer> first = new HashMap<>();
        for (int mask = 0; mask < 1 << half; mask++) {
            first.putIfAbsent(total(amounts, 0, half, mask), mask);
        }
        for (int mask = 0; mask < 1 << (n - half); mask++) {
            BigDecimal rest = sum.subtract(total(amounts, half, n, mask)).stripTrailingZeros();
            Integer other = first.get(rest);
            if (other != null) {
                boolean[] negative = new boolean[n];
                for (int i = 0; i < n; i++) {
                    negative[i] = ((i < half ? other >> i : mask >> (i - half)) & 1) == 1;
                }
                return Optional.of(negative);
            }
        }
        return Optional.empty();
    }

    private static BigDecimal total(List<BigDecimal> amounts, int from, int to, int negative) {
        BigDecimal total = BigDecimal.ZERO;
        for (int i = from; i < to; i++) {
            total = (negative >> (i - from) & 1) == 1 ? total.subtract(amounts.get(i)) : total.add(amounts.get(i));
        }
        return total.stripTrailingZeros();
    }
}
