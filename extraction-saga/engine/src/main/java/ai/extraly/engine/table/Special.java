package ai.extraly.engine.table;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.lexicon.Words;
import ai.extraly.engine.value.Currencies;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a line of a statement is when it is no movement of money. */
public enum Special {
    OPENING,
    CLOSING,
    BROUGHT_FORWARD,
    CARRIED_FORWARD,
    BALANCE,
    TOTAL;

    private static final Map<String, Special> FIELDS = Map.of(
            "opening_balance", OPENING,
            "opening_balance.weak", BALANCE,
            "closing_balance", CLOSING,
            "brought_forward", BROUGHT_FORWARD,
            "carried_forward", CARRIED_FORWARD,
            "closing_balance.weak", BALANCE,
            "subtotal", TOTAL,
            "total_credits", TOTAL,
            "total_debits", TOTAL);

    /** A label that covers this much of a line's words is what the line says. Dates and numbers are no words here. */
    private static final double COVERS = 0.6;

    /** A strong label at the line's beginning needs only this much: "Kontostand am …, Auszug Nr. 4". */
    private static final double BEGINS = 0.35;

    /** A balance carries what was before; it is a fact about the account at that place. */
    public boolean isBalance() {
        return this != TOTAL;
    }

    /**
     * Reads a line.
     *
     * @param text  its words without the amounts and dates in columns
     * @param dated whether a date stands where movements have theirs
     */
    static Optional<Special> of(String text, boolean dated, Lexicon lexicon) {
        List<Words.Token> words = Words.of(text).stream()
                .filter(token -> token.key().chars().noneMatch(Character::isDigit))
                .filter(token -> Currencies.ALL
                        .code(text.substring(token.start(), token.end()))
                        .isEmpty())
                .toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        for (Lexicon.Match match : lexicon.in(text)) {
            Optional<Special> kind = kind(match);
            if (kind.isEmpty()) {
                continue;
            }
            if (kind.get() == TOTAL && dated) {
                continue;
            }
            double covered = (double) match.words() / words.size();
            boolean begins = match.start() == words.getFirst().start();
            boolean total = kind.get() == TOTAL && begins;
            boolean strong = kind.get() != TOTAL && (kind.get() != BALANCE || !dated) && begins && covered >= BEGINS;
            if (covered >= COVERS || strong || total) {
                return kind;
            }
        }
        return Optional.empty();
    }

    private static Optional<Special> kind(Lexicon.Match match) {
        Special best = null;
        for (Lexicon.Label label : match.labels()) {
            Special kind = FIELDS.get(label.field());
            if (kind != null && (best == null || kind.compareTo(best) < 0)) {
                best = kind;
            }
        }
        return Optional.ofNullable(best);
    }
}
