package ai.extraly.engine.scan;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.page.Word;
import ai.extraly.engine.value.NumberStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A document whose recognised words are spelt as they must have been printed. Only words that no text layer vouches for are touched. */
public final class Legible {

    /** Words of documents are hardly ever recognised with less than this. */
    private static final double UNSURE = 0.6;

    private static final int SPECK = 3;

    private final Figures figures;

    private Legible(Document document) {
        NumberStyle style = NumberStyle.of(document.segments().map(Segment::text), NumberStyle.POINT);
        this.figures = new Figures(style, document.segments().map(Segment::text).toList());
    }

    /** The same document where nothing was recognised. */
    public static Document of(Document document) {
        if (!document.anyScanned()) {
            return document;
        }
        Legible legible = new Legible(document);
        return document.withPages(document.pages().stream()
                .map(page -> page.scanned() ? legible.page(page) : page)
                .toList());
    }

    /** The labels as they may have been misread in a document; as they are where nothing was recognised. */
    public static Lexicon lexicon(Lexicon lexicon, Document document) {
        return document.anyScanned()
                ? lexicon.forgiving(lexicon.languages(document.segments().map(Segment::text)))
                : lexicon;
    }

    private Page page(Page page) {
        List<Line> lines = new ArrayList<>();
        for (Line line : page.lines()) {
            List<Segment> segments = line.segments().stream()
                    .flatMap(segment -> withoutSpecks(segment).stream())
                    .map(this::segment)
                    .toList();
            if (!segments.isEmpty()) {
                lines.add(segments.equals(line.segments()) ? line : Line.of(line.page(), segments));
            }
        }
        return page.withLines(lines);
    }

    /** Emblems and dirt come out as one or two letters that nobody is sure of. */
    private static Optional<Segment> withoutSpecks(Segment segment) {
        List<Word> words =
                segment.words().stream().filter(word -> !isSpeck(word)).toList();
        if (words.size() == segment.words().size()) {
            return Optional.of(segment);
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(Segment.of(segment.page(), words));
    }

    private static boolean isSpeck(Word word) {
        return word.confidence() < UNSURE
                && word.text().length() <= SPECK
                && word.text().chars().anyMatch(Character::isLetter)
                && word.text().chars().noneMatch(Character::isDigit);
    }

    private Segment segment(Segment segment) {
        String code = Postcode.mended(AccountCode.mended(segment.text()));
        boolean cell = Figures.isCell(segment.text());
        List<Word> words = new ArrayList<>();
        int at = 0;
        for (Word word : segment.words()) {
            String text = code.substring(at, at + word.text().length());
            at += word.text().length() + 1;
            String right = text.equals(word.text()) ? figures.mended(text, cell) : text;
            words.add(
                    word.confidence() == 1 || right.equals(word.text())
                            ? word
                            : new Word(right, word.box(), word.baseline(), word.style(), word.confidence()));
        }
        return words.equals(segment.words()) ? segment : Segment.of(segment.page(), words);
    }
}
