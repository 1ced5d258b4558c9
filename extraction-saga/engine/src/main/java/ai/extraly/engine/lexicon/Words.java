package ai.extraly.engine.lexicon;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a text as labels are compared: no case, no accents, no punctuation. */
public final class Words {

    private static final Pattern UNWORDY = Pattern.compile("[^\\p{L}\\p{N}%#]+");

    private Words() {}

    /**
     * One word of a text.
     *
     * @param key       folded
     * @param shortened whether it was cut by a full stop, as in "acc."
     */
    public record Token(String key, int start, int end, boolean shortened) {}

    public static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (!wordy(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < text.length() && wordy(text.charAt(i))) {
                i++;
            }
            boolean shortened = i < text.length() && text.charAt(i) == '.';
            String key = fold(text.substring(start, i));
            if (!key.isEmpty()) {
                tokens.add(new Token(key, start, i, shortened));
            }
        }
        return tokens;
    }

    /** Case, accents and ligatures gone: {@code Käufer} and {@code KAUFER} are the same. */
    public static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace('ł', 'l')
                .replace('ø', 'o')
                .replace('ı', 'i');
        return UNWORDY.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
                .replaceAll("");
    }

    private static boolean wordy(char c) {
        return Character.isLetterOrDigit(c)
                || c == '%'
                || c == '#'
                || c == '№'
                || Character.getType(c) == Character.NON_SPACING_MARK
                || c == '\''
                || c == '’';
    }
}
