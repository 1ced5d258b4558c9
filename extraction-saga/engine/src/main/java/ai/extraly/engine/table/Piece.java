package ai.extraly.engine.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a table that stands on one page, from its head to the next one or the page's end.
 *
 * @param header null where the table goes on without repeating it, or has none
 * @param titles the few lines above the head, nearest first
 * @param layout pieces of one layout have their columns at the same places
 */
public record Piece(@Nullable Header header, List<String> titles, List<MarkedLine> lines, int layout) {

    public Piece {
        titles = List.copyOf(titles);
        lines = List.copyOf(lines);
    }
}
