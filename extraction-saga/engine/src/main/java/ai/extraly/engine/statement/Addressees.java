package ai.extraly.engine.statement;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Postcodes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whom the paper was sent to: the name over a street and a town in the upper half of the first page. */
final class Addressees {

    /** Lines of an address follow one another within this distance, from baseline to baseline. Of the font size. */
    private static final double LEADING = 1.9;

    /** More lines than this over a town are not its address. */
    private static final int MOST_LINES = 5;

    private static final double UPPER_PART = 0.5;

    private final Lexicon lexicon;
    private final Predicate<Line> row;
    private final Predicate<String> bank;

    /**
     * @param row  lines of movements
     * @param bank whether a name is the bank's own
     */
    Addressees(Lexicon lexicon, Predicate<Line> row, Predicate<String> bank) {
        this.lexicon = lexicon;
        this.row = row;
        this.bank = bank;
    }

    Optional<Valued<String>> of(Document document) {
        Page page = document.pages().getFirst();
        for (int at = 0; at < page.lines().size(); at++) {
            Line line = page.lines().get(at);
            if (row.test(line) || line.box().top() > UPPER_PART * page.height()) {
                continue;
            }
            for (Segment town : line.segments()) {
                Segment name = Postcodes.in(town.text()) ? nameOver(page.lines(), at, town) : null;
                if (name != null) {
                    return Optional.of(new Valued<>(name.text(), page.number(), name.box(), name.text(), 0.7));
                }
            }
        }
        return Optional.empty();
    }

    /** The topmost line of the block that can be a name and has at least a street under it. */
    private @Nullable Segment nameOver(List<Line> lines, int at, Segment town) {
        Segment below = town;
        Segment name = null;
        int taken = 0;
        for (int i = at - 1; i >= 0 && taken < MOST_LINES; i--) {
            Segment segment = inColumn(lines.get(i), below);
            double step = below.first().baseline() - lines.get(i).baseline();
            if (step > LEADING * Math.max(below.size(), lines.get(i).size())) {
                break;
            }
            if (segment == null) {
                continue;
            }
            boolean another = Postcodes.in(segment.text()) && !Postcodes.shortCode(segment.text());
            if (row.test(lines.get(i)) || another || bank.test(segment.text())) {
                break;
            }
            taken++;
            name = taken > 1 && isName(segment.text()) ? segment : name;
            below = segment;
        }
        return name;
    }

    private boolean isName(String text) {
        return Holders.isName(text)
                && text.chars().noneMatch(Character::isDigit)
                && text.indexOf(' ') > 0
                && Holders.saysNoLabel(lexicon.in(text));
    }

    private static @Nullable Segment inColumn(Line line, Segment below) {
        for (Segment segment : line.segments()) {
            if (Math.abs(segment.box().left() - below.box().left()) < 0.8 * segment.size()
                    || Math.abs(segment.box().right() - below.box().right()) < 0.2 * segment.size()) {
                return segment;
            }
        }
        return null;
    }
}
