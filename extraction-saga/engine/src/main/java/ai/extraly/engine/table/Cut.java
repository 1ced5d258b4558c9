package ai.extraly.engine.table;

import ai.extraly.engine.page.Segment;
import ai.extraly.engine.page.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of phrases. */
final class Cut {

    /** Boxes of parts of a word are shared out evenly, so edges are met within this many points. */
    private static final double ABOUT = 1;

    private Cut() {}

    static @Nullable Segment before(Segment segment, double x) {
        return keep(
                segment,
                segment.words().stream()
                        .filter(word -> word.box().left() < x - ABOUT)
                        .toList());
    }

    static @Nullable Segment after(Segment segment, double x) {
        return keep(
                segment,
                segment.words().stream()
                        .filter(word -> word.box().right() > x + ABOUT)
                        .toList());
    }

    static @Nullable Segment startingFrom(Segment segment, double x) {
        return keep(
                segment,
                segment.words().stream()
                        .filter(word -> word.box().left() >= x - ABOUT)
                        .toList());
    }

    private static @Nullable Segment keep(Segment segment, List<Word> words) {
        return words.isEmpty() ? null : Segment.of(segment.page(), words);
    }
}
