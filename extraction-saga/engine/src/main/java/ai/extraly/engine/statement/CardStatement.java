package ai.extraly.engine.statement;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.lexicon.Words;
import ai.extraly.engine.page.Document;

/** Tells the statement of a credit card, which prints what is owed, from that of an account. */
final class CardStatement {

    /** One word of cards stands in many accounts' small print; two different labels do not. */
    private static final int ENOUGH = 2;

    private CardStatement() {}

    static boolean is(Document document, Lexicon lexicon) {
        return document.segments()
                        .flatMap(segment -> lexicon.in(segment.text()).stream()
                                .filter(match -> match.names("card_word"))
                                .map(match -> Words.fold(segment.text().substring(match.start(), match.end()))))
                        .distinct()
                        .count()
                >= ENOUGH;
    }
}
