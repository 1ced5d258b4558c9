package ai.extraly.engine.page;

import ai.extraly.engine.results.Check;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pages of a document in order, and the XML files that came inside it.
 *
 * @param checks what was noticed on the way here
 */
public record Document(List<Page> pages, List<Attachment> attachments, List<Check> checks) {

    public Document {
        pages = List.copyOf(pages);
        attachments = List.copyOf(attachments);
        checks = List.copyOf(checks);
    }

    public Document(List<Page> pages) {
        this(pages, List.of(), List.of());
    }

    /** The same with its pages read otherwise. */
    public Document withPages(List<Page> others) {
        return new Document(others, attachments, checks);
    }

    public Stream<Line> lines() {
        return pages.stream().flatMap(page -> page.lines().stream());
    }

    public Stream<Segment> segments() {
        return lines().flatMap(line -> line.segments().stream());
    }

    /** Whether the text of any page was recognised in a picture. */
    public boolean anyScanned() {
        return pages.stream().anyMatch(Page::scanned);
    }

    public boolean hasText() {
        return pages.stream().anyMatch(page -> !page.lines().isEmpty());
    }
}
