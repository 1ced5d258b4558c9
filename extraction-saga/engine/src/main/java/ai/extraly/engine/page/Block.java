package ai.extraly.engine.page;

import java.util.List;
import java.util.stream.Collectors;

/** Segments below one another that belong together by nearness and alignment: an address, a box, a paragraph. */
public record Block(int page, List<Segment> segments, Box box) {

    public Block {
        segments = List.copyOf(segments);
    }

    public static Block of(List<Segment> segments) {
        return new Block(
                segments.getFirst().page(),
                segments,
                segments.stream().map(Segment::box).reduce(Box::union).orElseThrow());
    }

    /** One printed line a line. */
    public String text() {
        return segments.stream().map(Segment::text).collect(Collectors.joining("\n"));
    }
}
