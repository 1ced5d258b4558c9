package ai.extraly.engine.pdf;

import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the text of a page is that of the picture, by stretches of four characters that both have, wherever they stand. */
final class LayerAgreement {

    private static final int STRETCH = 4;

    /** A line is in the text when this share of its stretches is: both sides misread some. */
    private static final double LINE = 0.4;

    /** The text is that of the picture when this share of the lines is in it. */
    private static final double PAGE = 0.5;

    private final Set<String> written;

    LayerAgreement(Page page) {
        this.written = stretches(page.lines().stream().map(Line::text).collect(Collectors.joining()));
    }

    /** Lines too short to tell are left out; of none at all nothing bad is known. */
    boolean with(List<String> seen) {
        List<Set<String>> lines = seen.stream()
                .map(LayerAgreement::stretches)
                .filter(line -> !line.isEmpty())
                .toList();
        long same = lines.stream().filter(this::has).count();
        return same >= PAGE * lines.size();
    }

    private boolean has(Set<String> line) {
        return line.stream().filter(written::contains).count() >= LINE * line.size();
    }

    private static Set<String> stretches(String text) {
        String bare = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
        Set<String> stretches = new HashSet<>();
        for (int i = 0; i + STRETCH <= bare.length(); i++) {
            stretches.add(bare.substring(i, i + STRETCH));
        }
        return stretches;
    }
}
