package ai.extraly.app;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a node does. One that has all roles is the whole system. */
enum Role {
    HTTP,
    COMMAND,
    QUERY,
    EXTRACTION;

    /** The property by which a room knows that its role is on. */
    String property() {
        return "extraly.role." + wire();
    }

    private String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The roles in a comma-separated list; all of them when it is blank.
     *
     * @throws IllegalArgumentException for a role that does not exist, with a message for the operator
     */
    static Set<Role> parse(String list) {
        if (list.isBlank()) {
            return EnumSet.allOf(Role.class);
        }
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .map(Role::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static Role named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no role \"" + name
                        + "\": extraly.roles takes a comma-separated list of "
                        + Arrays.stream(values()).map(Role::wire).collect(Collectors.joining(", ")) + "."));
    }
}
