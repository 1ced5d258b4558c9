package ai.extraly.engine.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Groups segments into blocks: each joins the block above that it is near to and shares width with. */
final class Blocks {

    /** Leading is rarely more than 1.6 times the size; what is further away is another block. Of the font size, between boxes. */
    private static final double MAX_GAP = 0.75;

    List<Block> of(List<Line> lines) {
        List<List<Segment>> open = new ArrayList<>();
        for (Line line : lines) {
            for (Segment segment : line.segments()) {
                home(open, segment).add(segment);
            }
        }
        return open.stream()
                .map(Block::of)
                .sorted(Comparator.comparingDouble((Block block) -> block.box().top())
                        .thenComparingDouble(block -> block.box().left()))
                .toList();
    }

    private static List<Segment> home(List<List<Segment>> open, Segment segment) {
        for (int i = open.size() - 1; i >= 0; i--) {
            Segment above = open.get(i).getLast();
            double gap = segment.box().top() - above.box().bottom();
            boolean near = gap <= MAX_GAP * Math.max(segment.size(), above.size())
                    && segment.box().top() > above.box().top();
            if (near && segment.box().overlapX(above.box()) > 0) {
                return open.get(i);
            }
        }
        List<Segment> fresh = new ArrayList<>();
        open.add(fresh);
        return fresh;
    }
}
