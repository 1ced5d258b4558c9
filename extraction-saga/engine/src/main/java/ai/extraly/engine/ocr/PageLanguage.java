package ai.extraly.engine.ocr;

import ai.extraly.engine.lexicon.Vocabulary;
import ai.extraly.engine.lexicon.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the language of a page from what was made out of it so far, accents and word spaces lost or not. */
final class PageLanguage {

    /** Words this long are looked for anywhere, because the first reading runs words together. In letters. */
    private static final int LONG = 5;

    /** Another language than English must have this much more of the words, because its print has English in it. */
    private static final double CLEARLY = 1.25;

    /** And at least so many words that no other language has. */
    private static final double LEAST = 2;

    private static final List<Vocabulary> ALL = Vocabulary.all();
    private static final Vocabulary ENGLISH = ALL.stream()
            .filter(known -> known.language().equals("en"))
            .findFirst()
            .orElseThrow();
    private static final Map<String, Integer> SHARED = new HashMap<>();

    static {
        ALL.forEach(known -> known.words().forEach(word -> SHARED.merge(word, 1, Integer::sum)));
    }

    private PageLanguage() {}

    /** Of the languages written in this script. */
    static Vocabulary of(List<String> lines, String script) {
        Set<String> tokens = new HashSet<>();
        StringBuilder together = new StringBuilder();
        for (String line : lines) {
            Words.of(line).forEach(token -> tokens.add(token.key()));
            together.append(Words.fold(line)).append(' ');
        }
        String text = together.toString();
        Vocabulary best = null;
        double most = -1;
        for (Vocabulary known : ALL) {
            if (known.script().equals(script)) {
                double score = score(known, tokens, text);
                if (score > most) {
                    most = score;
                    best = known;
                }
            }
        }
        boolean latin = ENGLISH.script().equals(script);
        boolean clear = best != null && most >= Math.max(LEAST, CLEARLY * score(ENGLISH, tokens, text));
        return best == null || (latin && !clear) ? ENGLISH : best;
    }

    private static double score(Vocabulary known, Set<String> tokens, String text) {
        return known.words().stream()
                .filter(word -> tokens.contains(word) || (word.length() >= LONG && text.contains(word)))
                .mapToDouble(word -> 1.0 / SHARED.getOrDefault(word, 1))
                .sum();
    }
}
