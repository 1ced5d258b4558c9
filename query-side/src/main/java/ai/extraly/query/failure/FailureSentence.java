package ai.extraly.query.failure;

import java.util.Locale;

/** Says that something failed, without what the failure itself says: that may be content, and its class is nobody's business. */
public final class FailureSentence {
    private FailureSentence() {}

    /**
     * A sentence for people, or for the API.
     *
     * @param type the name of the failure's class
     */
    public static String of(String type) {
        String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        String words = simple.replaceAll("(Exception|Error)$", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
        return words.isEmpty() ? "It could not be handled." : "It could not be handled: " + words + ".";
    }
}
