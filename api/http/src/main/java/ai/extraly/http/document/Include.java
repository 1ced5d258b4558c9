package ai.extraly.http.document;

import ai.extraly.http.error.ApiException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a look at a document may include beside what everybody sees. */
enum Include {
    EVIDENCE,
    CHECKS,
    ATTEMPTS,
    WEBHOOKS;

    /** The values of {@code ?include=a,b}. */
    static Set<Include> of(Optional<String> sent) {
        Set<Include> included = EnumSet.noneOf(Include.class);
        sent.stream().flatMap(names -> Arrays.stream(names.split(",", -1))).forEach(name -> included.add(of(name)));
        return included;
    }

    private static Include of(String name) {
        return Arrays.stream(values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid(
                        "include", "This must be a list of evidence, checks, attempts and webhooks."));
    }
}
