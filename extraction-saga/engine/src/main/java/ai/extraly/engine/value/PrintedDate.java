package ai.extraly.engine.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A date as printed: the year may be missing. Day and month are possible ones. */
public record PrintedDate(@Nullable Integer year, int month, int day) {

    /** The date, if the year was printed. */
    public Optional<LocalDate> full() {
        return year == null ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    /** The date; a missing year is that which brings it nearest to {@code anchor}. */
    public LocalDate near(LocalDate anchor) {
        if (year != null) {
            return LocalDate.of(year, month, day);
        }
        LocalDate best = null;
        for (int y = anchor.getYear() - 1; y <= anchor.getYear() + 1; y++) {
            if (day <= YearMonth.of(y, month).lengthOfMonth()) {
                LocalDate candidate = LocalDate.of(y, month, day);
                if (best == null || distance(candidate, anchor) < distance(best, anchor)) {
                    best = candidate;
                }
            }
        }
        // 29 February with no leap year around: the day that a bank would mean.
        return best == null ? LocalDate.of(anchor.getYear(), 3, 1) : best;
    }

    private static long distance(LocalDate a, LocalDate b) {
        return Math.abs(a.toEpochDay() - b.toEpochDay());
    }

    static Optional<PrintedDate> of(@Nullable Integer year, int month, int day) {
        try {
            LocalDate.of(year == null ? 2024 : year, month, day);
            return Optional.of(new PrintedDate(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
