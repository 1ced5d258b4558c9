package ai.extraly.engine.invoice.party;

import ai.extraly.engine.lexicon.Lexicon;

/** The words around names and addresses. */
final class PartyWords {

    static final Lexicon ALL = Lexicon.of("invoice");

    private PartyWords() {}
}
