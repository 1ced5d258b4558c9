package ai.extraly.engine.scan;

import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.page.Word;
import ai.extraly.engine.value.NumberStyle;
import java.util.ArrayList;
import java.util.List;

/** A document whose recognised words are spelt as they must have been printed. Only words that no text layer vouches for are touched. */
public final class Legible {

    private final Figures figures;

    private Legible(Document document) {
        NumberStyle style = NumberStyle.of(document.segments().map(Segment::text), NumberStyle.POINT);
        this.figures = new Figures(style, document.segments().map(Segment::text).toList());
    }

    /** The same document where nothing was recognised. */
    public static Document of(Document document) {
        if (document.pages().stream().noneMatch(Page::scanned)) {
            return document;
        }
        Legible legible = new Legible(document);
        return document.withPages(document.pages().stream()
                .map(page -> page.scanned() ? legible.page(page) : page)
                .toList());
    }

    private Page page(Page page) {
        return page.withLines(page.lines().stream().map(this::line).toList());
    }

    private Line line(Line line) {
        return Line.of(line.page(), line.segments().stream().map(this::segment).toList());
    }

    private Segment segment(Segment segment) {
        String account = AccountCode.mended(segment.text());
        boolean cell = Figures.isCell(segment.text());
        List<Word> words = new ArrayList<>();
        int at = 0;
        for (Word word : segment.words()) {
            String text = account.substring(at, at + word.text().length());
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
