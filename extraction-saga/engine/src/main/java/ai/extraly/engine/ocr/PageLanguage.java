package ai.extraly.engine.ocr;

import ai.extraly.engine.lexicon.Vocabulary;
import ai.extraly.engine.lexicon.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Set<String> tokens = new HashSet<>();
    private final String text;

    private PageLanguage(List<String> lines) {
        StringBuilder together = new StringBuilder();
        for (String line : lines) {
            Words.of(line).forEach(token -> tokens.add(token.key()));
            together.append(Words.fold(line)).append(' ');
        }
        this.text = together.toString();
    }

    /** Of the languages in Latin letters; English unless another is clear. */
    static Vocabulary inLatin(List<String> lines) {
        PageLanguage page = new PageLanguage(lines);
        double clear = Math.max(LEAST, CLEARLY * page.score(ENGLISH));
        return ALL.stream()
                .filter(known -> known.script().equals(ENGLISH.script()))
                .max(Comparator.comparingDouble(page::score))
                .filter(best -> page.score(best) >= clear)
                .orElse(ENGLISH);
    }

    /** Of the languages with these names of Tesseract's, if words of one are there. */
    static Optional<Vocabulary> among(List<String> names, List<String> lines) {
        PageLanguage page = new PageLanguage(lines);
        return ALL.stream()
                .filter(known -> names.contains(known.tesseract()))
                .max(Comparator.comparingDouble(page::score))
                .filter(best -> page.score(best) > 0);
    }

    private double score(Vocabulary known) {
        return known.words().stream()
                .filter(word -> tokens.contains(word) || (word.length() >= LONG && text.contains(word)))
                .mapToDouble(word -> 1.0 / SHARED.getOrDefault(word, 1))
                .sum();
    }
}
