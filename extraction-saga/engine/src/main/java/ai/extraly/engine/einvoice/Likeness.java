package ai.extraly.engine.einvoice;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether XML and page say the same. On a credit note the page may print as negative what the XML gives as positive. */
record Likeness(boolean credit) {

    private static final Pattern FREE_TEXT = Pattern.compile(".*\\b(?:name|address|description|terms)");
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    boolean same(String path, Object said, Object read) {
        if (said instanceof BigDecimal one && read instanceof BigDecimal other) {
            return one.compareTo(other) == 0 || (credit && one.negate().compareTo(other) == 0);
        }
        if (FREE_TEXT.matcher(path).matches()) {
            String all = bare(read);
            // The page prints more around it and in another order, such as the country before the town.
            return Arrays.stream(said.toString().split(", ", -1)).allMatch(part -> all.contains(bare(part)));
        }
        return bare(said).equals(bare(read));
    }

    /** Letters and digits. */
    static String bare(Object text) {
        return MARKS.matcher(text.toString()).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
