package ai.extraly.engine.fields;

import ai.extraly.engine.fields.Nearby.Placement;
import ai.extraly.engine.fields.Nearby.Printed;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.value.Amount;
import ai.extraly.engine.value.Found;
import ai.extraly.engine.value.Iban;
import ai.extraly.engine.value.VatNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fields that a caller asks for by name. The name's words are looked for as a label, and the words that all languages print
 * for the same thing: {@code vat_number} finds "VAT number", "USt-IdNr." and "NIP".
 */
public final class CustomFields {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String ASKED = "asked.";
    private static final double IN_A_SENTENCE = -0.4;
    private static final double OWN_WORDS = 0.1;
    private static final double LATER_PAGE = -0.05;

    /** A label in running text without a colon is hardly ever followed by its value. */
    private static final double LEAST = 0.5;

    private final Document document;
    private final Conventions conventions;

    public CustomFields(Document document) {
        this.document = document;
        this.conventions = Conventions.of(document);
    }

    /** For each name what was found, in the order of the names; null where nothing was. */
    public Map<String, @Nullable Seen<String>> find(List<String> names) {
        Map<String, @Nullable Seen<String>> found = new LinkedHashMap<>();
        if (names.isEmpty()) {
            return found;
        }
        Map<String, List<String>> vocabulary = new HashMap<>(Synonyms.invoices());
        Map<String, Synonyms> asked = new LinkedHashMap<>();
        for (String name : names) {
            Synonyms synonyms = Synonyms.of(name);
            asked.put(name, synonyms);
            vocabulary.put(ASKED + name, synonyms.phrases());
        }
        Labels labels = new Labels(document, Lexicon.of(vocabulary));
        asked.forEach((name, synonyms) -> found.put(name, best(labels, ASKED + name, synonyms)));
        return found;
    }

    private @Nullable Seen<String> best(Labels labels, String field, Synonyms synonyms) {
        Nearby nearby = new Nearby(labels);
        Seen<String> best = null;
        double most = LEAST;
        for (Label label : labels.of(field)) {
            double own = synonyms.isOwn(label.span().text()) ? OWN_WORDS : 0;
            double standing = (label.opens() ? 0 : IN_A_SENTENCE)
                    + LATER_PAGE * (label.page().number() - 1);
            for (Printed printed : nearby.of(label)) {
                Span value = value(label, printed, synonyms.kind());
                double score = printed.placement().weight() + own + standing;
                if (value != null && score > most) {
                    most = score;
                    best = new Seen<>(value.text(), value, Math.clamp(score, 0.3, 0.95));
                }
            }
        }
        return best;
    }

    private @Nullable Span value(Label label, Printed printed, Synonyms.Kind kind) {
        Span span = printed.span();
        String text = span.text();
        return switch (kind) {
            case DATE ->
                conventions.dates().in(text).stream()
                        .findFirst()
                        .map(found -> span.withText(text.substring(found.start(), found.end())))
                        .orElse(null);
            case MONEY ->
                conventions.amounts().in(text).stream()
                        .filter(found ->
                                found.value().hasDecimals() || found.value().currency() != null)
                        .findFirst()
                        .map(found -> span.withText(text.substring(found.start(), found.end())))
                        .orElse(null);
            case CODE ->
                conventions.amounts().parse(text).filter(Amount::hasDecimals).isPresent() ? null : code(label, printed);
            case IDENTIFIER -> identifier(label, printed);
            case TEXT -> running(label, printed) ? null : span;
        };
    }

    /** Numbers that states and banks give: their own form first, at least six digits in any case. */
    private static @Nullable Span identifier(Label label, Printed printed) {
        String text = printed.span().text();
        List<Found<String>> formed = new ArrayList<>(Iban.in(text));
        formed.addAll(VatNumber.in(text));
        for (Found<String> found : formed) {
            if (found.start() <= 2) {
                return printed.span().withText(text.substring(found.start(), found.end()));
            }
        }
        Span code = code(label, printed);
        boolean long6 =
                code != null && code.text().chars().filter(Character::isDigit).count() >= 6;
        return long6 ? code : null;
    }

    /** A number of any form: what is set apart is taken whole, from running text one word. */
    private static @Nullable Span code(Label label, Printed printed) {
        Span span = printed.span();
        boolean apart = printed.placement() != Placement.INLINE || label.announces();
        boolean digits = span.text().chars().anyMatch(Character::isDigit);
        if (apart && digits && parts(span.text()).size() <= 8 && span.text().length() <= 42) {
            return span;
        }
        return Codes.at(span.text()).map(found -> span.withText(found.code())).orElse(null);
    }

    private static List<String> parts(String text) {
        return SPACE.splitAsStream(text.strip()).toList();
    }

    private static boolean running(Label label, Printed printed) {
        boolean inline = printed.placement() == Placement.INLINE && !label.announces();
        return inline && (parts(printed.span().text()).size() > 5 || !label.opens());
    }
}
