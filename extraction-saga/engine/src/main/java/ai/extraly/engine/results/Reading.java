package ai.extraly.engine.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader of one document type found: the results, the evidence by path, and the checks. */
public record Reading(Results results, Map<String, Evidence> evidence, List<Check> checks) {

    public Reading {
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        checks = List.copyOf(checks);
    }
}
