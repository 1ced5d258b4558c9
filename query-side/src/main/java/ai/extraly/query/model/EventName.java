package ai.extraly.query.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name of an event on the wire, such as {@code document_submitted}. */
public final class EventName {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private EventName() {}

    /** It follows from the name that the event is stored under, which is for ever. */
    public static String of(Object event) {
        return BETWEEN_WORDS
                .matcher(event.getClass().getSimpleName())
                .replaceAll("_")
                .toLowerCase(Locale.ROOT);
    }
}
