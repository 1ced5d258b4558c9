package ai.extraly.engine.fields;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All labels of a document, in reading order. */
public final class Labels {

    private final List<Label> all = new ArrayList<>();
    private final Map<Place, List<Label>> bySegment = new HashMap<>();

    private record Place(int page, int row, int index) {}

    public Labels(Document document, Lexicon lexicon) {
        for (Page page : document.pages()) {
            for (int row = 0; row < page.lines().size(); row++) {
                Line line = page.lines().get(row);
                for (int index = 0; index < line.segments().size(); index++) {
                    List<Label> found = new ArrayList<>();
                    for (Lexicon.Match match :
                            lexicon.in(line.segments().get(index).text())) {
                        found.add(new Label(match, page, row, index));
                    }
                    all.addAll(found);
                    bySegment.put(new Place(page.number(), row, index), found);
                }
            }
        }
    }

    public List<Label> all() {
        return all;
    }

    public List<Label> of(String field) {
        return all.stream().filter(label -> label.names(field)).toList();
    }

    /** Those of one segment, left to right. */
    public List<Label> in(Page page, int row, int index) {
        return bySegment.getOrDefault(new Place(page.number(), row, index), List.of());
    }

    /** The label with which a segment begins. */
    public Optional<Label> opening(Page page, int row, int index) {
        return in(page, row, index).stream().filter(Label::opens).findFirst();
    }

    /** Whether the segment is nothing but a label. */
    public boolean isLabel(Page page, int row, int index) {
        return opening(page, row, index)
                .filter(label -> label.closes() || label.announces())
                .isPresent();
    }
}
