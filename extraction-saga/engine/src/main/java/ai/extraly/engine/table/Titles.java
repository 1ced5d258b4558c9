package ai.extraly.engine.table;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.lexicon.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What lines without amounts say of the rows under them: their day, or which way their money went. */
final class Titles {

    private final Lexicon lexicon;

    Titles(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** A day over its rows: a date alone on its line but for a weekday or a label. */
    Optional<DateMark> dayOf(MarkedLine line) {
        if (line.dates().size() != 1 || line.line().segments().size() != 1) {
            return Optional.empty();
        }
        DateMark mark = line.dates().getFirst();
        String text = line.line().text();
        String before = text.substring(0, mark.start());
        boolean labelled = lexicon.whole(before)
                .filter(match -> match.names("column.date") || match.names("statement_date"))
                .isPresent();
        boolean weekday = Words.of(before).size() <= 1 && lexicon.in(before).isEmpty();
        boolean ends = text.substring(mark.end()).chars().noneMatch(Character::isLetterOrDigit);
        return ends && (labelled || weekday) ? Optional.of(mark) : Optional.empty();
    }

    /** What a title says of its rows: all that it names goes one way, and it says little else. */
    Optional<String> sectionOf(String title) {
        Optional<String> whole = lexicon.whole(title).flatMap(Titles::section);
        if (whole.isPresent()) {
            return whole;
        }
        List<Lexicon.Match> named = lexicon.in(title).stream()
                .filter(match -> section(match).isPresent())
                .toList();
        Set<String> ways =
                named.stream().flatMap(match -> section(match).stream()).collect(Collectors.toSet());
        int words = named.stream().mapToInt(Lexicon.Match::words).sum();
        return ways.size() == 1 && 2 * words >= Words.of(title).size()
                ? Optional.of(ways.iterator().next())
                : Optional.empty();
    }

    private static Optional<String> section(Lexicon.Match match) {
        return match.labels().stream()
                .map(Lexicon.Label::field)
                .filter(field -> field.startsWith("section."))
                .findFirst();
    }
}
