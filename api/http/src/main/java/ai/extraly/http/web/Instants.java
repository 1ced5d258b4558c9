package ai.extraly.http.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Instants behind the question mark. */
public final class Instants {
    /** What a wrong beginning or end of a span is told. */
    public static final String AN_INSTANT = "This must be an instant such as 2026-03-21T10:30:00Z, or a date.";

    private static final String A_PAST_INSTANT =
            "This must be an instant that has passed, such as 2026-03-21T10:30:00Z or 2026-03-21T10:30:00.123Z.";
    /** Instants are told in whole seconds: what happened within a second is told as having happened at it. */
    private static final Duration REST_OF_THE_SECOND = Duration.ofMillis(999);

    private Instants() {}

    /** The beginning of a span: an instant, or the beginning of a day in UTC. */
    public static Optional<Instant> from(String text) {
        return instant(text, 0);
    }

    /** The end of a span: an instant, or the end of a day in UTC. */
    public static Optional<Instant> to(String text) {
        return instant(text, 1);
    }

    /**
     * {@code ?as_of=}. A whole second stands for all of it, so that an instant that was read in an answer includes what the answer was
     * about; a fraction is taken at its word.
     */
    public static Optional<Instant> asOf(QueryString query, Instant now) {
        return query.value(
                "as_of",
                text -> Optional.of(text)
                        .filter(sent -> sent.indexOf('T') > 0)
                        .flatMap(Instants::from)
                        .filter(instant -> !instant.isAfter(now))
                        .map(instant -> text.indexOf('.') < 0 ? instant.plus(REST_OF_THE_SECOND) : instant),
                A_PAST_INSTANT);
    }

    private static Optional<Instant> instant(String text, int daysLater) {
        try {
            // An unescaped plus sign of an offset arrives as a blank.
            return text.indexOf('T') < 0
                    ? Optional.of(LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant())
                    : Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
