package ai.extraly.engine.lexicon;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words by which a language is told: those that stand in most texts of it, and those that documents print as labels.
 *
 * @param language  ISO 639-1
 * @param tesseract the name that Tesseract gives the language
 * @param script    its letters, by Tesseract's name of them
 * @param words     folded, see {@link Words#fold}
 */
public record Vocabulary(String language, String tesseract, String script, Set<String> words) {

    private static final List<String> LABELS = List.of("classify", "statement", "invoice", "items", "receipt");

    public Vocabulary {
        words = Set.copyOf(words);
    }

    /** One for each known language. */
    public static List<Vocabulary> all() {
        return Languages.all().stream().map(Vocabulary::of).toList();
    }

    private static Vocabulary of(String language) {
        Map<String, String> recognition = Resource.properties(language + "/recognition.properties");
        Set<String> words = new HashSet<>();
        add(words, recognition.getOrDefault("words", ""));
        for (String kind : LABELS) {
            Resource.optional(language + "/" + kind + ".properties").values().forEach(labels -> add(words, labels));
        }
        return new Vocabulary(
                language, recognition.getOrDefault("tesseract", ""), recognition.getOrDefault("script", ""), words);
    }

    private static void add(Set<String> words, String phrases) {
        for (String phrase : Resource.values(phrases)) {
            Words.of(phrase).stream().filter(token -> !token.shortened()).forEach(token -> words.add(token.key()));
        }
    }
}
