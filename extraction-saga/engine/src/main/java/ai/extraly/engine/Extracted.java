package ai.extraly.engine;

import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Evidence;
import ai.extraly.engine.results.Results;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a document.
 *
 * @param detectionType what it was read as, never {@code AUTO}
 * @param customFields  the fields asked for by name, null where not found; empty when none was asked for
 * @param evidence      by path of the field, for example {@code transactions[3].amount}
 * @param engine        the version of the engine that read it
 */
public record Extracted(
        DetectionType detectionType,
        int pages,
        Results results,
        Map<String, @Nullable String> customFields,
        Map<String, Evidence> evidence,
        List<Check> checks,
        String engine)
        implements Extraction {

    public Extracted {
        customFields = Collections.unmodifiableMap(new LinkedHashMap<>(customFields));
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        checks = List.copyOf(checks);
    }

    /** The one JSON object that the rest of the system keeps: results, evidence, checks, type, pages and engine. */
    public byte[] toJson() {
        return ResultsJson.bytes(this);
    }
}
