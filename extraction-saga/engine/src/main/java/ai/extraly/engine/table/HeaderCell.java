package ai.extraly.engine.table;

import ai.extraly.engine.page.Box;
import java.util.Set;

/**
 * The head of one column.
 *
 * @param roles what its words can mean; empty when they are not known
 */
public record HeaderCell(String text, Box box, Set<Role> roles) {

    public HeaderCell {
        roles = Set.copyOf(roles);
    }

    boolean mayBe(Role role) {
        return roles.contains(role);
    }

    boolean isMoney() {
        return roles.stream().anyMatch(Role::isMoney);
    }
}
