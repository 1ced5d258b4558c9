package ai.extraly.engine.fields;

import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.page.Word;
import java.util.List;

/** A stretch of printed text and where it stands. */
public record Span(int page, String text, Box box) {

    public static Span of(Segment segment) {
        return new Span(segment.page(), segment.text(), segment.box());
    }

    /** Part of a segment, by characters of its text. Letters of a word are taken as equally wide. */
    public static Span of(Segment segment, int start, int end) {
        Box box = null;
        int at = 0;
        for (Word word : segment.words()) {
            int length = word.text().length();
            int from = Math.max(start, at) - at;
            int to = Math.min(end, at + length) - at;
            if (from < to) {
                double letter = word.box().width() / length;
                Box part = new Box(
                        word.box().left() + from * letter,
                        word.box().top(),
                        word.box().left() + to * letter,
                        word.box().bottom());
                box = box == null ? part : box.union(part);
            }
            at += length + 1;
        }
        return new Span(segment.page(), segment.text().substring(start, end), box == null ? segment.box() : box);
    }

    /** Several lines as one value, joined by {@code separator}. */
    public static Span join(List<Span> spans, String separator) {
        return new Span(
                spans.getFirst().page(),
                String.join(separator, spans.stream().map(Span::text).toList()),
                spans.stream().map(Span::box).reduce(Box::union).orElseThrow());
    }

    /** The same place with the text put right, for example without a trailing comma. */
    public Span withText(String other) {
        return new Span(page, other, box);
    }
}
