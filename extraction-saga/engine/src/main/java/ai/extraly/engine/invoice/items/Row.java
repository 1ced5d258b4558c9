package ai.extraly.engine.invoice.items;

import ai.extraly.engine.fields.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cells of one printed line, and the lines of text that belong to it. */
final class Row {

    private final Map<Role, List<Span>> cells = new EnumMap<>(Role.class);

    void add(Role role, Span span) {
        cells.computeIfAbsent(role, any -> new ArrayList<>()).add(span);
    }

    boolean has(Role role) {
        return cells.containsKey(role);
    }

    List<Span> all(Role role) {
        return cells.getOrDefault(role, List.of());
    }

    Optional<Span> first(Role role) {
        return all(role).stream().findFirst();
    }
}
