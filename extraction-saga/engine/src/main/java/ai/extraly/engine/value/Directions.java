package ai.extraly.engine.value;

import ai.extraly.engine.lexicon.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The marks that tell which way money went: Dr and Cr, Soll and Haben, Af and Bij. */
public final class Directions {

    public static final Directions ALL = new Directions();

    private final Map<String, Amount.Direction> marks = new HashMap<>();
    private final String behind;

    private Directions() {
        Map<String, String> file = Resource.properties("directions.properties");
        values(file, "debit").forEach(mark -> marks.put(mark, Amount.Direction.DEBIT));
        values(file, "credit").forEach(mark -> marks.put(mark, Amount.Direction.CREDIT));
        behind = Stream.of("behind.debit", "behind.credit")
                .flatMap(key -> values(file, key).stream())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?iu:", ")"));
    }

    private static List<String> values(Map<String, String> file, String key) {
        return Resource.values(file.getOrDefault(key, ""));
    }

    /** Matches a mark directly behind an amount; a text to be put into a larger pattern. */
    String pattern() {
        return behind;
    }

    /** What a text says that is nothing but a mark. */
    public Optional<Amount.Direction> of(String text) {
        String mark = text.strip().toLowerCase(Locale.ROOT);
        String bare = mark.endsWith(".") && mark.length() > 1 ? mark.substring(0, mark.length() - 1) : mark;
        return Optional.ofNullable(marks.get(bare.replace('\u2212', '-').replace('\u2013', '-')));
    }
}
