package ai.extraly.engine.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Business identifier codes (ISO 9362). Many capitals look like one, so a label must vouch for it. */
public final class Bic {

    private static final Pattern FORM =
            Pattern.compile("(?<![\\p{L}\\d])[A-Z]{4}([A-Z]{2})[A-Z\\d]{2}(?:[A-Z\\d]{3})?(?![\\p{L}\\d])");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Bic() {}

    public static List<Found<String>> in(String text) {
        List<Found<String>> found = new ArrayList<>();
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            if (COUNTRIES.contains(matcher.group(1))) {
                found.add(new Found<>(matcher.group(), matcher.start(), matcher.end()));
            }
        }
        return found;
    }
}
