package ai.extraly.engine.lexicon;

import java.util.List;

/** The languages that the resources know. */
public final class Languages {

    private static final List<String> ALL =
            Resource.values(Resource.properties("languages.properties").getOrDefault("languages", ""));

    private Languages() {}

    /** Their codes (ISO 639-1). */
    public static List<String> all() {
        return ALL;
    }
}
