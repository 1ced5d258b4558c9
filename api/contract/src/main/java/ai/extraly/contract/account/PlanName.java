package ai.extraly.contract.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of a plan. What a plan allows is configuration; see {@code extraly.plans}. */
public record PlanName(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PlanName {}

    @Override
    public String toString() {
        return value;
    }
}
