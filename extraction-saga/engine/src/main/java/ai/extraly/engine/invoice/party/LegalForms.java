package ai.extraly.engine.invoice.party;

import ai.extraly.engine.lexicon.Resource;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Whether a name says that it is a firm's. */
final class LegalForms {

    private static final Set<String> FORMS = new TreeSet<>(
            Resource.values(Resource.properties("legalforms.properties").getOrDefault("forms", "")));

    private LegalForms() {}

    static boolean in(String name) {
        String lower = " " + name.toLowerCase(Locale.ROOT).replaceAll("[,\"()«»“”]", " ") + " ";
        return FORMS.stream().anyMatch(form -> lower.contains(" " + form + " ") || lower.contains(" " + form + ". "));
    }
}
