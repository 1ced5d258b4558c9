package ai.extraly.engine.lexicon;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a text as labels are compared: no case, no accents, no punctuation. */
public final class Words {

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
        if (isPlain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String lower = text.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace('ł', 'l')
                .replace('ø', 'o')
                .replace('ı', 'i');
        String parted = Normalizer.normalize(lower, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(parted.length());
        int c;
        for (int i = 0; i < parted.length(); i += Character.charCount(c)) {
            c = parted.codePointAt(i);
            if (Character.isLetter(c) || isNumber(c) || c == '%' || c == '#') {
                folded.appendCodePoint(c);
            }
        }
        return folded.toString();
    }

    /** Nothing but letters and digits without accents, as most words are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
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
