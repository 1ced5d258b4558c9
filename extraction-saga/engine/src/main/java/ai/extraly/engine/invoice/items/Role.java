package ai.extraly.engine.invoice.items;

import java.util.Locale;
import java.util.Optional;

/** What a column of a table holds. The resources' keys are the names in lower case. */
public enum Role {
    POSITION,
    CODE,
    DESCRIPTION,
    QUANTITY,
    UNIT,
    UNIT_PRICE,
    DISCOUNT,
    TAX_RATE,
    TAX_AMOUNT,
    TAX_BASE,
    NET,
    GROSS,
    AMOUNT,
    OTHER;

    static Optional<Role> ofKey(String key) {
        for (Role role : values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(key)) {
                return Optional.of(role);
            }
        }
        return key.startsWith("other.") ? Optional.of(OTHER) : Optional.empty();
    }

    /** Whether its cells are text that starts at the left. */
    boolean textual() {
        return this == DESCRIPTION || this == CODE || this == OTHER;
    }

    /** Whether it can be the value of a line. */
    boolean value() {
        return this == NET || this == AMOUNT || this == GROSS;
    }
}
