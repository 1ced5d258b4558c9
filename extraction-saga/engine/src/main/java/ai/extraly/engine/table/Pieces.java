package ai.extraly.engine.table;

import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts pages into pieces at the heads of tables. A document without any head is one piece a page. */
public final class Pieces {

    /** Titles stand at most this many lines above a head. */
    private static final int TITLE_LINES = 3;

    private final HeaderFinder headers;
    private final Marker marker;
    private final List<Header> layouts = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private int layout;

    public Pieces(HeaderFinder headers, Marker marker) {
        this.headers = headers;
        this.marker = marker;
    }

    public List<Piece> of(Document document) {
        for (Page page : document.pages()) {
            cut(page);
        }
        return List.copyOf(pieces);
    }

    private void cut(Page page) {
        List<Line> lines = page.lines().stream().map(marker::parted).toList();
        @Nullable Header header = null;
        List<Line> over = List.of();
        int start = 0;
        int i = 0;
        while (i < lines.size()) {
            Optional<Header> found = headers.at(lines, i);
            if (found.isEmpty()) {
                i++;
                continue;
            }
            add(header, over, lines.subList(start, i));
            header = found.get();
            over = lines.subList(Math.max(0, i - TITLE_LINES), i);
            layout = layout(header);
            start = header.lastLine() + 1;
            i = start;
        }
        add(header, over, lines.subList(start, lines.size()));
    }

    private void add(@Nullable Header header, List<Line> over, List<Line> lines) {
        List<Header> abreast = header == null ? List.of() : header.abreast();
        if (abreast.size() > 1) {
            boolean own = !over.isEmpty() && over.getLast().segments().size() == abreast.size();
            for (int i = 0; i < abreast.size(); i++) {
                double left = abreast.get(i).box().left();
                double right = i + 1 < abreast.size() ? abreast.get(i + 1).box().left() : Double.MAX_VALUE;
                List<Line> part = Abreast.part(lines, left, right);
                pieces.add(new Piece(
                        abreast.get(i),
                        own ? titles(Abreast.part(List.of(over.getLast()), left, right)) : titles(over),
                        part.stream().map(marker::mark).toList(),
                        layout(abreast.get(i))));
            }
        } else if (header != null || !lines.isEmpty()) {
            pieces.add(new Piece(
                    header, titles(over), lines.stream().map(marker::mark).toList(), layout));
        }
    }

    private static List<String> titles(List<Line> over) {
        List<String> titles = new ArrayList<>();
        for (Line line : over.reversed()) {
            // The nearest may have its total beside it; above that, titles stand alone.
            if (!titles.isEmpty() && line.segments().size() > 1) {
                break;
            }
            titles.add(line.segments().getFirst().text());
        }
        return titles;
    }

    /** The number of the layout that a head belongs to; 0 is for what stands before any head. */
    private int layout(Header header) {
        for (int i = 0; i < layouts.size(); i++) {
            if (layouts.get(i).sameAs(header)) {
                return i + 1;
            }
        }
        layouts.add(header);
        return layouts.size();
    }
}
