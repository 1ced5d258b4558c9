package ai.extraly.http.upload;

import ai.extraly.http.error.FieldErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The known form fields of a submission, each small. Unknown ones are passed over, empty ones count as absent. */
final class Form {
    static final String DETECTION_TYPE = "detection_type";
    static final String CUSTOM_FIELDS = "custom_fields";
    static final String METADATA = "metadata";
    static final String WEBHOOK_URL = "webhook_url";
    static final String CALLBACK_URL = "callback_url";
    static final String PASSWORD = "password";

    private static final int KIBIBYTE = 1024;
    /** In bytes. The rules of each field may be tighter. */
    private static final Map<String, Integer> LARGEST = Map.of(
            DETECTION_TYPE, KIBIBYTE,
            CUSTOM_FIELDS, 64 * KIBIBYTE,
            METADATA, 16 * KIBIBYTE,
            WEBHOOK_URL, 8 * KIBIBYTE,
            CALLBACK_URL, 8 * KIBIBYTE,
            PASSWORD, KIBIBYTE);

    private final FieldErrors errors;
    private final Map<String, String> values = new HashMap<>();

    Form(FieldErrors errors) {
        this.errors = errors;
    }

    void read(Part part) throws IOException {
        Integer largest = LARGEST.get(part.name());
        if (largest == null) {
            return;
        }
        byte[] bytes = part.content().readNBytes(largest + 1);
        if (bytes.length > largest) {
            errors.add(part.name(), "This must not be larger than %d bytes.".formatted(largest));
        } else if (bytes.length > 0 && values.putIfAbsent(part.name(), text(part.name(), bytes)) != null) {
            errors.add(part.name(), "This was sent more than once.");
        }
    }

    private String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            errors.add(name, "This must be text in UTF-8.");
            return "";
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }
}
