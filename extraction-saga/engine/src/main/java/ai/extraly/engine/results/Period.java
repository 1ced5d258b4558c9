package ai.extraly.engine.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days that a statement covers, both included. */
public record Period(
        @JsonInclude @Nullable LocalDate from,
        @JsonInclude @Nullable LocalDate to) {}
