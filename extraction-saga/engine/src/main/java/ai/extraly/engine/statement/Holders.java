package ai.extraly.engine.statement;

import ai.extraly.engine.lexicon.Lexicon;
import java.util.List;
import java.util.Optional;

/** Who holds the account, where a label says so. */
final class Holders {

    private static final int LONGEST = 80;

    private final Lexicon lexicon;

    Holders(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    Optional<Valued<String>> of(List<Labelled> labelled) {
        return labelled.stream()
                .filter(value -> value.field().equals("account_holder") && value.apart() && isName(value.text()))
                .map(value -> Valued.of(value.text(), value, value.labelWords() > 1 ? 0.9 : 0.7))
                .max((a, b) -> Double.compare(a.confidence(), b.confidence()));
    }

    private boolean isName(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        return text.length() <= LONGEST
                && letters >= 4
                && 2 * letters > text.length()
                && Character.isUpperCase(text.codePointAt(0))
                && lexicon.startOf(text).isEmpty();
    }
}
