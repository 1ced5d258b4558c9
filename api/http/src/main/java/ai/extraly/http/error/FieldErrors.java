package ai.extraly.http.error;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with the fields of a request, so that one answer names them all. */
public final class FieldErrors {
    private final Map<String, List<String>> details = new LinkedHashMap<>();

    public void add(String field, String text) {
        details.computeIfAbsent(field, name -> new ArrayList<>()).add(text);
    }

    public boolean has(String field) {
        return details.containsKey(field);
    }

    public boolean any() {
        return !details.isEmpty();
    }

    /** Does nothing when nothing was wrong. @throws ApiException when anything was */
    public void throwIfAny() {
        if (any()) {
            throw ApiException.invalid(details);
        }
    }
}
