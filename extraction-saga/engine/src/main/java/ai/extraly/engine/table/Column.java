package ai.extraly.engine.table;

import ai.extraly.engine.page.Box;
import java.util.Set;

/**
 * A column of amounts or dates.
 *
 * @param roles what its head says it can be; empty when there is no head or it says nothing
 */
public record Column(double left, double right, int support, Set<Role> roles) {

    public Column {
        roles = Set.copyOf(roles);
    }

    double overlap(Box box) {
        return Math.min(right, box.right()) - Math.max(left, box.left());
    }

    Column with(Set<Role> hints) {
        return new Column(left, right, support, hints);
    }
}
