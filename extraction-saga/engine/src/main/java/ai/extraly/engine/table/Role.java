package ai.extraly.engine.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column of a statement can hold. */
public enum Role {
    DATE,
    VALUE_DATE,
    DESCRIPTION,
    DEBIT,
    CREDIT,
    AMOUNT,
    BALANCE,
    DIRECTION,
    REFERENCE,
    TYPE;

    public boolean isMoney() {
        return this == DEBIT || this == CREDIT || this == AMOUNT || this == BALANCE;
    }

    /** The role that a label file calls {@code column.NAME}. */
    static Optional<Role> ofField(String field) {
        return Arrays.stream(values())
                .filter(role -> field.equals("column." + role.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
