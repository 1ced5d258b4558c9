package ai.extraly.engine.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the digits of a text stand, so that patterns for values are tried only where one can begin. As in patterns, ASCII's only. */
public final class Digits {

    private Digits() {}

    static boolean is(char c) {
        return c >= '0' && c <= '9';
    }

    /** What {@code \\s} matches. */
    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** The first digit at {@code from} or later; the text's length when there is none. */
    static int next(String text, int from) {
        int at = from;
        while (at < text.length() && !is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The end of the run of digits that begins at {@code start}. */
    static int end(String text, int start) {
        int at = start;
        while (at < text.length() && is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a text has one: without, it has no value that could be found. */
    public static boolean any(String text) {
        return next(text, 0) < text.length();
    }

    static int longestRun(String text) {
        int longest = 0;
        int end;
        for (int start = next(text, 0); start < text.length(); start = next(text, end)) {
            end = end(text, start);
            longest = Math.max(longest, end - start);
        }
        return longest;
    }

    /** To be tried at single places, seeing what stands around them. */
    static Matcher matcher(Pattern pattern, String text) {
        return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }
}
