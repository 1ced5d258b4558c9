package ai.extraly.http.page;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The little of Markdown that the description uses: paragraphs, and code between backticks. */
final class Prose {
    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\n\\s*\\n");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private Prose() {}

    static String paragraphs(@Nullable String text) {
        return text == null || text.isBlank()
                ? ""
                : Arrays.stream(BETWEEN_PARAGRAPHS.split(text.strip(), -1))
                        .map(paragraph -> "<p>" + line(paragraph) + "</p>")
                        .collect(Collectors.joining("\n"));
    }

    static String line(@Nullable String text) {
        return text == null
                ? ""
                : CODE.matcher(HtmlUtils.htmlEscape(text.strip(), "UTF-8")).replaceAll("<code>$1</code>");
    }
}
