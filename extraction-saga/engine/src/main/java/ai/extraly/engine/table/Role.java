package ai.extraly.engine.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    private static final Map<String, Role> BY_FIELD = Arrays.stream(values())
            .collect(Collectors.toMap(role -> "column." + role.name().toLowerCase(Locale.ROOT), role -> role));

    public boolean isMoney() {
        return this == DEBIT || this == CREDIT || this == AMOUNT || this == BALANCE;
    }

    /** The role that a label file calls {@code column.NAME}. */
    static Optional<Role> ofField(String field) {
        return Optional.ofNullable(BY_FIELD.get(field));
    }
}
