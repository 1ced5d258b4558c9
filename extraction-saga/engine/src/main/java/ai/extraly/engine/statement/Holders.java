package ai.extraly.engine.statement;

import ai.extraly.engine.lexicon.Lexicon;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who holds the account, where a label says so. */
final class Holders {

    private static final int LONGEST = 80;

    /** Letters of a person's title. */
    private static final int LONGEST_TITLE = 3;

    private final Lexicon lexicon;

    Holders(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Names that a gap or a colon parts from their label. */
    Optional<Valued<String>> labelled(List<Labelled> labelled) {
        return names(labelled)
                .filter(Labelled::apart)
                .map(value -> Valued.of(value.text(), value, value.labelWords() > 1 ? 0.9 : 0.7))
                .max((a, b) -> Double.compare(a.confidence(), b.confidence()));
    }

    /** Names that go on after their label as if they were one phrase. */
    Optional<Valued<String>> inPhrase(List<Labelled> labelled) {
        return names(labelled)
                .filter(value -> !value.apart() && value.text().indexOf(' ') > 0)
                .filter(value -> saysNoLabel(lexicon.in(value.text())))
                .map(value -> Valued.of(value.text(), value, 0.6))
                .findFirst();
    }

    private Stream<Labelled> names(List<Labelled> labelled) {
        return labelled.stream()
                .filter(value -> value.field().equals("account_holder") && isName(value.text()))
                .filter(value ->
                        saysNoLabel(lexicon.startOf(value.text()).stream().toList()));
    }

    /** "Dr." and "Ing." head columns in some language; before a name they are titles. */
    static boolean saysNoLabel(List<Lexicon.Match> matches) {
        return matches.stream()
                .allMatch(match -> match.end() - match.start() <= LONGEST_TITLE
                        && match.labels().stream()
                                .allMatch(label -> label.field().startsWith("column.")));
    }

    static boolean isName(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        return text.length() <= LONGEST
                && letters >= 4
                && 2 * letters > text.length()
                && Character.isUpperCase(text.codePointAt(0));
    }
}
