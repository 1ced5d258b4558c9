package ai.extraly.engine.pdf;

import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Page;
import java.util.stream.IntStream;

/** How far the text of a page can be believed without looking at the page. */
enum Layer {
    /** It is what is drawn, or nothing at all is. */
    SOUND,

    /** Something is drawn, and none of it is text. */
    NONE,

    /** Its characters are not those that are seen: a font without a usable table of them. */
    BROKEN,

    /** A picture of the page is seen in its place, so both may differ. Text on a letterhead is seen itself. */
    ON_PICTURE;

    /** A picture of more than this is the page itself. Logos and photographs are less, letterheads as one picture may be more and are looked at. */
    private static final double PAGE = 0.6;

    /** Fonts of symbols make some characters unreadable on good pages. */
    private static final double BROKEN_SHARE = 0.25;

    /** In all written languages vowels are a third of the letters or more; a table of characters that is shifted has few. */
    private static final double LEAST_VOWELS = 0.12;

    /** Of fewer letters nothing is told. */
    private static final int TELLING = 80;

    static Layer of(Page page, Drawn drawn) {
        if (drawn.unreadableGlyphs()
                        > BROKEN_SHARE
                                * (drawn.unreadableGlyphs() + drawn.glyphs().size())
                || !pronounceable(page)) {
            return BROKEN;
        }
        if (page.lines().isEmpty()) {
            return drawn.isEmpty() ? SOUND : NONE;
        }
        boolean pictured = IntStream.range(0, page.images().size())
                .anyMatch(image -> covers(page.images().get(image), page) && drawn.hidesText(image));
        return pictured ? ON_PICTURE : SOUND;
    }

    private static boolean covers(Box image, Page page) {
        Box whole = new Box(0, 0, page.width(), page.height());
        double shared = Math.max(0, image.overlapX(whole)) * Math.max(0, image.overlapY(whole));
        return shared > PAGE * page.width() * page.height();
    }

    /** Whether the Latin letters of the page have vowels among them. */
    private static boolean pronounceable(Page page) {
        int letters = 0;
        int vowels = 0;
        for (var line : page.lines()) {
            String text = line.text();
            for (int i = 0; i < text.length(); i++) {
                char c = Character.toLowerCase(text.charAt(i));
                if (c >= 'a' && c <= 'z') {
                    letters++;
                    vowels += "aeiouy".indexOf(c) >= 0 ? 1 : 0;
                }
            }
        }
        return letters < TELLING || vowels >= LEAST_VOWELS * letters;
    }
}
