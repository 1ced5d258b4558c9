package ai.extraly.engine.table;

import ai.extraly.engine.page.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The head of a table, left to right. */
public record Header(List<HeaderCell> cells, Box box, int lastLine) {

    public Header {
        cells = List.copyOf(cells);
    }

    /** The groups of columns that it repeats side by side: each begins with the first head's words again. One if it does not. */
    List<Header> abreast() {
        List<Header> groups = new ArrayList<>();
        List<HeaderCell> open = new ArrayList<>();
        for (HeaderCell cell : cells) {
            if (!open.isEmpty() && cell.text().equalsIgnoreCase(cells.getFirst().text())) {
                groups.add(of(open));
                open.clear();
            }
            open.add(cell);
        }
        groups.add(of(open));
        boolean alike = groups.stream()
                .allMatch(group -> group.cells.size() == groups.getFirst().cells.size());
        return alike && groups.getFirst().cells.stream().anyMatch(HeaderCell::isMoney) ? groups : List.of(this);
    }

    private Header of(List<HeaderCell> part) {
        return new Header(
                part, part.stream().map(HeaderCell::box).reduce(Box::union).orElseThrow(), lastLine);
    }

    /** How many of its cells have a meaning. */
    int known() {
        return (int) cells.stream().filter(cell -> !cell.roles().isEmpty()).count();
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
