package ai.extraly.vault.results;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What an extraction left in the vault: one JSON object with {@code results}, {@code evidence} and {@code checks}. Its members are
 * handed on as the very bytes that were stored, so no number can lose a digit or gain an exponent.
 */
public final class ResultsJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String RESULTS = "results";

    private final Map<String, byte[]> members;

    /** @throws IllegalStateException when it is no JSON object */
    public ResultsJson(byte[] utf8) {
        members = members(utf8);
    }

    private static Map<String, byte[]> members(byte[] utf8) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), utf8)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalStateException("Stored results are not a JSON object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                int start = (int) json.currentTokenLocation().getByteOffset();
                json.skipChildren();
                json.finishToken();
                int end = (int) json.currentLocation().getByteOffset();
                members.put(name, Arrays.copyOfRange(utf8, start, end));
            }
        }
        return members;
    }

    /** The results alone, in UTF-8. */
    public byte[] results() {
        byte[] results = members.get(RESULTS);
        if (results == null) {
            throw new IllegalStateException("Stored results have no results");
        }
        return results.clone();
    }

    /** The results without their lists, of which some can be very long: transactions, line items, items, taxes. */
    public byte[] resultsWithoutLists() {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        members(results()).forEach((name, value) -> {
            if (value[0] != '[') {
                kept.write(kept.size() == 0 ? '{' : ',');
                kept.writeBytes(('"' + name + "\":").getBytes(StandardCharsets.UTF_8));
                kept.writeBytes(value);
            }
        });
        if (kept.size() == 0) {
            kept.write('{');
        }
        kept.write('}');
        return kept.toByteArray();
    }

    /** A member as JSON text. */
    public Optional<String> text(String member) {
        return Optional.ofNullable(members.get(member)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
