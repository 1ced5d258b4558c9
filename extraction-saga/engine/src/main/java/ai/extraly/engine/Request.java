package ai.extraly.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the engine for one document.
 *
 * @param type         read it as this; {@code AUTO} lets the engine decide
 * @param customFields names of further fields to look for by label
 * @param password     opens an encrypted document; the empty password is always tried
 */
public record Request(
        DetectionType type,
        List<String> customFields,
        @Nullable String password,
        Limits limits) {

    public Request {
        customFields = List.copyOf(customFields);
    }

    public static Request of(DetectionType type) {
        return new Request(type, List.of(), null, Limits.DEFAULT);
    }

    public Request withCustomFields(List<String> names) {
        return new Request(type, names, password, limits);
    }

    public Request withPassword(@Nullable String secret) {
        return new Request(type, customFields, secret, limits);
    }

    public Request withLimits(Limits other) {
        return new Request(type, customFields, password, other);
    }
}
