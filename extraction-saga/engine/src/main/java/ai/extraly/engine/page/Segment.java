package ai.extraly.engine.page;

import java.util.List;

/** Neighbouring words of a line with no more than a word space between them: a phrase, or the content of a cell. */
public record Segment(int page, List<Word> words, String text, Box box) {

    public Segment {
        words = List.copyOf(words);
    }

    public static Segment of(int page, List<Word> words) {
        StringBuilder text = new StringBuilder();
        Box box = words.getFirst().box();
        for (Word word : words) {
            text.append(text.isEmpty() ? "" : " ").append(word.text());
            box = box.union(word.box());
        }
        return new Segment(page, words, text.toString(), box);
    }

    public Word first() {
        return words.getFirst();
    }

    /** The largest size of its words. */
    public double size() {
        double size = 0;
        for (Word word : words) {
            size = Math.max(size, word.size());
        }
        return size;
    }

    public boolean bold() {
        return words.stream().allMatch(word -> word.style().bold());
    }

    /** The place of the characters from {@code start} to {@code end} of its text. Inside a word the place is shared out evenly. */
    public Box boxOf(int start, int end) {
        Box found = null;
        int at = 0;
        for (Word word : words) {
            int length = word.text().length();
            int from = Math.max(start - at, 0);
            int to = Math.min(end - at, length);
            if (from < to) {
                Box part = new Box(
                        word.box().left() + word.box().width() * from / length,
                        word.box().top(),
                        word.box().left() + word.box().width() * to / length,
                        word.box().bottom());
                found = found == null ? part : found.union(part);
            }
            at += length + 1;
        }
        return found == null ? box : found;
    }
}
