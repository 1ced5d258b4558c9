package ai.extraly.engine.table;

import ai.extraly.engine.page.Box;
import java.util.List;
import java.util.Optional;

/** The head of a table, left to right. */
public record Header(List<HeaderCell> cells, Box box, int lastLine) {

    public Header {
        cells = List.copyOf(cells);
    }

    public Optional<HeaderCell> first(Role role) {
        return cells.stream().filter(cell -> cell.mayBe(role)).findFirst();
    }

    /** Whether both head the same table, perhaps on another page. Tables are shifted by a few points between pages at most. */
    boolean sameAs(Header other) {
        if (cells.size() != other.cells.size()) {
            return false;
        }
        for (int i = 0; i < cells.size(); i++) {
            HeaderCell a = cells.get(i);
            HeaderCell b = other.cells.get(i);
            if (!a.text().equalsIgnoreCase(b.text())
                    || Math.abs(a.box().left() - b.box().left()) > 3) {
                return false;
            }
        }
        return true;
    }
}
