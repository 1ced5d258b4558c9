package ai.extraly.engine.invoice.party;

import ai.extraly.engine.lexicon.Lexicon;

/** The words around names and addresses. */
final class PartyWords {

    static final Lexicon ALL = Lexicon.of("invoice");

    private PartyWords() {}

    /** "Messrs" */
    static boolean isPrefix(String text) {
        return ALL.whole(text).filter(match -> match.names("party.prefix")).isPresent();
    }

    /** How much of a text only leads to a seller's name: "Services sold by Firm Ltd". */
    static int introduction(String text) {
        return ALL.in(text).stream()
                .filter(match ->
                        match.names("seller") && match.start() > 0 && LegalForms.in(text.substring(match.end())))
                .mapToInt(Lexicon.Match::end)
                .findFirst()
                .orElse(0);
    }

    /** "Mr Example" */
    static boolean isPrefixed(String text) {
        return ALL.startOf(text)
                .filter(match -> match.names("party.prefix") && match.end() < text.length())
                .isPresent();
    }
}
