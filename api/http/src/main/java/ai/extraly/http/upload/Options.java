package ai.extraly.http.upload;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.http.error.FieldErrors;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** What one may ask for beside sending a file; the rules of each field. */
record Options(
        DetectionType type,
        String metadata,
        String customFields,
        @Nullable String webhookUrl,
        @Nullable String password) {
    private static final String NOTHING = "{}";
    private static final int MOST_CUSTOM_FIELDS = 50;
    private static final Pattern CUSTOM_FIELD = Pattern.compile("[\\p{L}\\p{Nd}_ .\\-/#№]{1,64}");
    private static final int LONGEST_PASSWORD = 255;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads them from {@code form}; what is wrong goes to {@code errors}, and a default takes its place.
     *
     * @param objection what speaks against calling a URL, if anything does
     */
    static Options of(Form form, Function<String, Optional<String>> objection, FieldErrors errors) {
        return new Options(
                type(form, errors),
                metadata(form, errors),
                customFields(form, errors),
                webhook(form, objection, errors),
                password(form, errors));
    }

    private static DetectionType type(Form form, FieldErrors errors) {
        return form.value(Form.DETECTION_TYPE)
                .map(value -> DetectionType.of(value).orElseGet(() -> {
                    errors.add(Form.DETECTION_TYPE, "This must be one of bank_statement, invoice, receipt and auto.");
                    return DetectionType.AUTO;
                }))
                .orElse(DetectionType.AUTO);
    }

    /** Kept as it was sent, to the letter: it is for the sender's reference. */
    private static String metadata(Form form, FieldErrors errors) {
        String sent = form.value(Form.METADATA).orElse(NOTHING);
        try (JsonParser json = JSON.createParser(sent)) {
            JsonToken first = json.nextToken();
            boolean empty = first == JsonToken.START_ARRAY && json.nextToken() == JsonToken.END_ARRAY;
            if (first == JsonToken.START_OBJECT) {
                json.skipChildren();
            }
            if ((first == JsonToken.START_OBJECT || empty) && json.nextToken() == null) {
                return empty ? NOTHING : sent;
            }
        } catch (JacksonException e) {
            // said below
        }
        errors.add(Form.METADATA, "This must be a JSON object of at most 16 KiB.");
        return NOTHING;
    }

    private static String customFields(Form form, FieldErrors errors) {
        Optional<String> sent = form.value(Form.CUSTOM_FIELDS);
        if (sent.isEmpty()) {
            return "[]";
        }
        Set<String> names = new LinkedHashSet<>();
        if (!isListOfNames(sent.get(), names)) {
            errors.add(
                    Form.CUSTOM_FIELDS,
                    ("This must be a JSON array of at most %d names, each of 1 to 64 letters, digits or characters out of"
                                    + " \"_ .-/#№\".")
                            .formatted(MOST_CUSTOM_FIELDS));
        }
        return JSON.writeValueAsString(names);
    }

    private static boolean isListOfNames(String sent, Set<String> names) {
        try (JsonParser json = JSON.createParser(sent)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                return false;
            }
            int count = 0;
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                String name = json.getString();
                if (++count > MOST_CUSTOM_FIELDS || !CUSTOM_FIELD.matcher(name).matches()) {
                    return false;
                }
                names.add(name);
            }
            return json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static @Nullable String webhook(
            Form form, Function<String, Optional<String>> objection, FieldErrors errors) {
        Optional<String> url = form.value(Form.WEBHOOK_URL);
        Optional<String> alias = form.value(Form.CALLBACK_URL);
        if (url.isPresent() && alias.isPresent() && !url.equals(alias)) {
            errors.add(Form.CALLBACK_URL, "This is another name of webhook_url and must not differ from it.");
            return null;
        }
        String field = url.isPresent() ? Form.WEBHOOK_URL : Form.CALLBACK_URL;
        Optional<String> sent = url.or(() -> alias);
        if (!errors.has(field)) {
            sent.flatMap(objection).ifPresent(message -> errors.add(field, message));
        }
        return sent.orElse(null);
    }

    private static @Nullable String password(Form form, FieldErrors errors) {
        @Nullable String password = form.value(Form.PASSWORD).orElse(null);
        if (password != null && password.length() > LONGEST_PASSWORD) {
            errors.add(Form.PASSWORD, "This must not be longer than %d characters.".formatted(LONGEST_PASSWORD));
        }
        return password;
    }

    /** It says too much for a log. */
    @Override
    public String toString() {
        return "Options";
    }
}
