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

    /** "Mr Example" */
    static boolean isPrefixed(String text) {
        return ALL.startOf(text)
                .filter(match -> match.names("party.prefix") && match.end() < text.length())
                .isPresent();
    }
}
