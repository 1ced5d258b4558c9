package ai.extraly.engine.invoice.items;

import ai.extraly.engine.page.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The header of a table.
 *
 * @param lastRow index of its last line on the page
 */
public record TableHeader(Page page, int firstRow, int lastRow, List<Column> columns) {

    public TableHeader {
        columns = List.copyOf(columns);
    }

    static TableHeader of(Page page, int firstRow, int lastRow, List<HeaderCell> cells) {
        List<HeaderCell> sorted = new ArrayList<>(cells);
        sorted.sort(Comparator.comparingDouble(cell -> cell.box().left()));
        boolean items = sorted.stream()
                .anyMatch(cell -> cell.roles().contains(Role.QUANTITY)
                        || cell.roles().contains(Role.UNIT_PRICE)
                        || cell.roles().contains(Role.DESCRIPTION));
        List<Column> columns = new ArrayList<>();
        for (HeaderCell cell : sorted) {
            columns.add(new Column(role(cell.roles(), items), cell.box()));
        }
        return new TableHeader(page, firstRow, lastRow, described(amounts(columns)));
    }

    /** One word may name several columns; which one depends on what the table is about. */
    private static Role role(Set<Role> roles, boolean items) {
        if (items) {
            for (Role role : List.of(Role.NET, Role.DESCRIPTION, Role.GROSS, Role.UNIT_PRICE, Role.QUANTITY)) {
                if (roles.contains(role)) {
                    return role;
                }
            }
        }
        for (Role role : List.of(Role.TAX_BASE, Role.TAX_AMOUNT, Role.TAX_RATE, Role.AMOUNT)) {
            if (roles.contains(role)) {
                return role;
            }
        }
        return roles.isEmpty() ? Role.OTHER : roles.iterator().next();
    }

    /** Of several amounts the last is the line's; with tax between them the first is net and the last gross. */
    private static List<Column> amounts(List<Column> columns) {
        List<Integer> amounts = new ArrayList<>();
        boolean taxBetween = false;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).role() == Role.AMOUNT) {
                amounts.add(i);
            }
        }
        if (amounts.size() < 2) {
            return columns;
        }
        for (int i = amounts.getFirst(); i < amounts.getLast(); i++) {
            Role role = columns.get(i).role();
            taxBetween |= role == Role.TAX_AMOUNT || role == Role.TAX_RATE;
        }
        List<Column> resolved = new ArrayList<>(columns);
        for (int index : amounts) {
            boolean last = index == amounts.getLast();
            Role role = last ? (taxBetween ? Role.GROSS : Role.AMOUNT) : (taxBetween ? Role.NET : Role.OTHER);
            resolved.set(index, new Column(role, columns.get(index).box()));
        }
        return resolved;
    }

    /** A table without a column called description describes in the widest column that is not a number. */
    private static List<Column> described(List<Column> columns) {
        if (columns.stream().anyMatch(column -> column.role() == Role.DESCRIPTION)) {
            return columns;
        }
        int widest = -1;
        double most = 0;
        for (int i = 0; i + 1 < columns.size(); i++) {
            Role role = columns.get(i).role();
            double room = columns.get(i + 1).box().left() - columns.get(i).box().left();
            if ((role.textual() || role == Role.POSITION) && room > most) {
                most = room;
                widest = i;
            }
        }
        if (widest < 0) {
            return columns;
        }
        List<Column> resolved = new ArrayList<>(columns);
        resolved.set(widest, new Column(Role.DESCRIPTION, columns.get(widest).box()));
        return resolved;
    }

    public boolean has(Role role) {
        return columns.stream().anyMatch(column -> column.role() == role);
    }

    /** Lines of goods or services with a value each. */
    public boolean forItems() {
        boolean value = columns.stream().anyMatch(column -> column.role().value());
        boolean priced = has(Role.QUANTITY) || has(Role.UNIT_PRICE);
        return value && has(Role.DESCRIPTION) && (priced || !forTaxes());
    }

    /** Rates of tax with base and amount. */
    public boolean forTaxes() {
        return (has(Role.TAX_BASE) || has(Role.NET))
                && (has(Role.TAX_AMOUNT) || has(Role.TAX_RATE))
                && !has(Role.QUANTITY)
                && !has(Role.UNIT_PRICE);
    }
}
