package ai.extraly.engine.lexicon;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of months in all languages and all their printed forms. */
public final class Months {

    public static final Months ALL = new Months();

    private final Map<String, Integer> byName = new HashMap<>();

    private Months() {
        for (String language : Languages.all()) {
            Map<String, String> calendar = Resource.optional(language + "/calendar.properties");
            for (int month = 1; month <= 12; month++) {
                for (String name : Resource.values(calendar.getOrDefault("month." + month, ""))) {
                    byName.put(Words.fold(name), month);
                }
            }
        }
    }

    /** 1 to 12. Case, accents and a full stop do not matter. */
    public Optional<Integer> number(String name) {
        return Optional.ofNullable(byName.get(Words.fold(name)));
    }

    public Set<String> names() {
        return byName.keySet();
    }
}
