package ai.extraly.engine.value;

import ai.extraly.engine.lexicon.Resource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Currency codes and the symbols and words that stand for them. */
public final class Currencies {

    public static final Currencies ALL = new Currencies();

    /** Codes that are everyday words or stand for no money: gold, testing, and the like. */
    private static final Set<String> NOT_MONEY =
            Set.of("XXX", "XTS", "ALL", "TOP", "TRY", "COP", "MOP", "PAB", "GEL", "SOS", "AMD", "BHD", "SVC");

    private final Map<String, String> bySymbol = new HashMap<>();
    private final Set<String> codes = new HashSet<>();
    private final String pattern;

    private Currencies() {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            codes.add(currency.getCurrencyCode());
        }
        Resource.properties("currencies.properties").forEach((code, symbols) -> {
            for (String symbol : Resource.values(symbols)) {
                bySymbol.put(symbol.toLowerCase(Locale.ROOT), code);
            }
        });
        List<String> marks = new ArrayList<>(bySymbol.keySet());
        marks.addAll(codes);
        marks.sort((a, b) -> b.length() - a.length());
        pattern = marks.stream()
                .collect(Collectors.groupingBy(
                        mark -> mark.substring(0, mark.offsetByCodePoints(0, 1)).toLowerCase(Locale.ROOT),
                        Collectors.mapping(Currencies::mark, Collectors.joining("|"))))
                .entrySet()
                .stream()
                .map(marksByStart -> startingWith(marksByStart.getKey(), marksByStart.getValue()))
                .collect(Collectors.joining("|"));
    }

    /** There are hundreds of marks: one look at the first character spares trying most of them. */
    private static String startingWith(String start, String marks) {
        return "(?=(?iu:" + Pattern.quote(start) + "))(?:" + marks + ")";
    }

    private static String mark(String text) {
        String quoted = Pattern.quote(text);
        boolean symbols = text.chars().noneMatch(Character::isLetter);
        return symbols
                ? quoted
                : "(?iu:" + quoted + ")" + (Character.isLetter(text.charAt(text.length() - 1)) ? "(?!\\p{L})" : "");
    }

    /** Matches any mark; a text to be put into a larger pattern. */
    String pattern() {
        return pattern;
    }

    /** The code that a symbol, word or code stands for. */
    public Optional<String> code(String mark) {
        String upper = mark.toUpperCase(Locale.ROOT);
        if (codes.contains(upper)) {
            return Optional.of(upper);
        }
        return Optional.ofNullable(bySymbol.get(mark.toLowerCase(Locale.ROOT)));
    }

    /** Whether it is a code that is hardly ever an ordinary word. */
    public boolean isPlainCode(String text) {
        return codes.contains(text) && !NOT_MONEY.contains(text);
    }
}
