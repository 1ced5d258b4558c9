package ai.extraly.engine.fields;

import ai.extraly.engine.results.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the evidence of the fields while results are put together. */
public final class EvidenceBook {

    private final Map<String, Evidence> byPath = new LinkedHashMap<>();

    /** Notes where a value comes from and gives the value back. */
    public <T> @Nullable T note(String path, @Nullable Seen<T> seen) {
        if (seen == null) {
            return null;
        }
        Span span = seen.span();
        byPath.put(
                path,
                span == null
                        ? Evidence.computed(rounded(seen.confidence()))
                        : new Evidence(
                                span.page(),
                                List.of(
                                        rounded(span.box().left()),
                                        rounded(span.box().top()),
                                        rounded(span.box().right()),
                                        rounded(span.box().bottom())),
                                span.text(),
                                rounded(seen.confidence()),
                                seen.settled() ? Evidence.Source.COMPUTED : Evidence.Source.TEXT,
                                null));
        return seen.value();
    }

    /** Notes what is known of a value that stands elsewhere than on a page alone. */
    public void put(String path, Evidence evidence) {
        byPath.put(path, evidence);
    }

    /** Lowers the confidence of fields whose check failed. */
    public void doubt(String prefix) {
        byPath.replaceAll((path, evidence) -> !path.startsWith(prefix)
                ? evidence
                : new Evidence(
                        evidence.page(),
                        evidence.box(),
                        evidence.text(),
                        rounded(evidence.confidence() / 2),
                        evidence.source(),
                        evidence.detected()));
    }

    public Map<String, Evidence> byPath() {
        return byPath;
    }

    private static double rounded(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
