package ai.extraly.engine.page;

import java.util.List;

/**
 * One page.
 *
 * @param number  1-based
 * @param fills   filled rectangles that are more than a line: header bands, boxes
 * @param images  where pictures are drawn
 * @param scanned its text was recognised in a picture, by us or by whoever put an invisible layer over it
 */
public record Page(
        int number,
        double width,
        double height,
        List<Line> lines,
        List<Ruling> rulings,
        List<Box> fills,
        List<Box> images,
        boolean scanned) {

    public Page {
        lines = List.copyOf(lines);
        rulings = List.copyOf(rulings);
        fills = List.copyOf(fills);
        images = List.copyOf(images);
    }

    /** The same with its lines read otherwise. */
    public Page withLines(List<Line> others) {
        return new Page(number, width, height, others, rulings, fills, images, scanned);
    }

    /** Its segments grouped by nearness, from top to bottom. */
    public List<Block> blocks() {
        return new Blocks().of(lines);
    }
}
