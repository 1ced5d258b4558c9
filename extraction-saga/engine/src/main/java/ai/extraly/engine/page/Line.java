package ai.extraly.engine.page;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands on one baseline of a page, left to right.
 *
 * @param page 1-based
 */
public record Line(int page, List<Segment> segments, Box box) {

    public Line {
        segments = List.copyOf(segments);
    }

    public static Line of(int page, List<Segment> segments) {
        Box box = segments.getFirst().box();
        for (Segment segment : segments) {
            box = box.union(segment.box());
        }
        return new Line(page, segments, box);
    }

    public List<Word> words() {
        return segments.stream().flatMap(segment -> segment.words().stream()).toList();
    }

    /** The whole line with two spaces between segments. */
    public String text() {
        return segments.stream().map(Segment::text).collect(Collectors.joining("  "));
    }

    /** The largest size of its words. */
    public double size() {
        double size = 0;
        for (Segment segment : segments) {
            size = Math.max(size, segment.size());
        }
        return size;
    }

    public double baseline() {
        return segments.getFirst().first().baseline();
    }
}
