package ai.extraly.engine.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a reader of one document type found: the results, the evidence by path, and the checks. */
public record Reading(Results results, Map<String, Evidence> evidence, List<Check> checks) {

    public Reading {
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        checks = List.copyOf(checks);
    }

    /** With further checks behind its own. */
    public Reading and(List<Check> further) {
        return new Reading(
                results,
                evidence,
                Stream.concat(checks.stream(), further.stream()).toList());
    }
}
