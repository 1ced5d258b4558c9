package ai.extraly.engine.value;

import ai.extraly.engine.lexicon.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers under which value added tax is paid, with their country's prefix, in the forms that countries publish. */
public final class VatNumber {

    private static final Map<String, String> FORMS = Resource.properties("vat.properties");
    private static final Pattern ANY = Pattern.compile(FORMS.entrySet().stream()
            .map(form -> form.getKey() + spaced(form.getValue()))
            .collect(Collectors.joining("|", "(?<![\\p{L}\\d])(?:", ")(?![\\p{L}\\d])")));

    private VatNumber() {}

    /** Those in a text, without spaces, points and dashes. */
    public static List<Found<String>> in(String text) {
        List<Found<String>> found = new ArrayList<>();
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            String compact = matcher.group().replaceAll("[ .\\-]", "");
            found.add(new Found<>(compact, matcher.start(), matcher.end()));
        }
        return found;
    }

    /** Whether it has the form that its country's prefix asks for, given without spaces. */
    public static boolean hasForm(String compact) {
        for (int prefix = 2; prefix <= 3 && prefix < compact.length(); prefix++) {
            String form = FORMS.get(compact.substring(0, prefix));
            if (form != null && compact.substring(prefix).matches(form.replace(" ", ""))) {
                return true;
            }
        }
        return false;
    }

    /** Forms are written as a pattern with a space wherever a space, point or dash may be printed. */
    private static String spaced(String form) {
        return "[ .\\-]?" + form.replace(" ", "[ .\\-]?");
    }
}
