package ai.extraly.engine.fields;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.lexicon.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a name asked for may be called on paper.
 *
 * @param own     the name's own words
 * @param phrases these and what stands for the same in all languages
 */
record Synonyms(String own, List<String> phrases, Kind kind) {

    /** What a value must look like. */
    enum Kind {
        CODE,
        IDENTIFIER,
        DATE,
        MONEY,
        TEXT
    }

    private static final Map<String, List<String>> INVOICES = Lexicon.labels("invoice");
    private static final Map<String, List<String>> FIELDS = Lexicon.labels("fields");
    private static final Set<String> DATES = Set.of("invoice_date", "due_date", "date");
    private static final Set<String> SUMS = Set.of(
            "subtotal",
            "tax_total",
            "tax",
            "total",
            "amount_due",
            "paid",
            "allowance",
            "charge",
            "lines_total",
            "rounding");
    private static final Set<String> NUMBERS = Set.of("invoice_number", "purchase_order", "bic");
    private static final Set<String> IDENTIFIERS =
            Set.of("vat_number", "buyer.vat_number", "registration_number", "iban", "tax_number");
    private static final Set<String> NUMBER_WORDS =
            Set.of("number", "no", "nr", "id", "code", "num", "nummer", "numero", "numer", "cislo", "номер", "код");
    private static final Set<String> DATE_WORDS = Set.of("date", "datum", "fecha", "data", "дата");

    static Map<String, List<String>> invoices() {
        return INVOICES;
    }

    static Synonyms of(String name) {
        String own = name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .replaceAll("[_\\-./#№]+", " ")
                .strip();
        Set<String> phrases = new LinkedHashSet<>();
        Set<String> fields = new LinkedHashSet<>();
        phrases.add(own);
        widen(own, FIELDS, phrases, fields);
        if (phrases.size() == 1) {
            widen(own, INVOICES, phrases, fields);
        }
        return new Synonyms(own, new ArrayList<>(phrases), kind(own, fields));
    }

    /** A field whose key or one of whose labels is the name. Collections of unlike things give no synonyms. */
    private static void widen(String own, Map<String, List<String>> known, Set<String> phrases, Set<String> fields) {
        String folded = folded(own);
        known.forEach((field, labels) -> {
            boolean same = folded(field).equals(folded)
                    || labels.stream().anyMatch(label -> folded(label).equals(folded));
            if (same && !field.startsWith("other.") && !field.startsWith("party.")) {
                phrases.addAll(labels);
                fields.add(field);
            }
        });
    }

    private static Kind kind(String own, Set<String> fields) {
        List<String> words = Words.of(own).stream().map(Words.Token::key).toList();
        if (fields.stream().anyMatch(DATES::contains) || words.stream().anyMatch(DATE_WORDS::contains)) {
            return Kind.DATE;
        }
        if (fields.stream().anyMatch(SUMS::contains)) {
            return Kind.MONEY;
        }
        if (fields.stream().anyMatch(IDENTIFIERS::contains)) {
            return Kind.IDENTIFIER;
        }
        boolean number =
                fields.stream().anyMatch(NUMBERS::contains) || words.stream().anyMatch(NUMBER_WORDS::contains);
        return number ? Kind.CODE : Kind.TEXT;
    }

    boolean isOwn(String label) {
        return folded(label).equals(folded(own));
    }

    private static String folded(String text) {
        return Words.of(text.replace('_', ' ').replace('.', ' ').toLowerCase(Locale.ROOT)).stream()
                .map(Words.Token::key)
                .collect(Collectors.joining(" "));
    }
}
