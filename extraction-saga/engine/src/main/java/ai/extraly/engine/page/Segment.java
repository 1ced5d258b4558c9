package ai.extraly.engine.page;

import java.util.List;
import java.util.stream.Collectors;

/** Neighbouring words of a line with no more than a word space between them: a phrase, or the content of a cell. */
public record Segment(int page, List<Word> words, String text, Box box) {

    public Segment {
        words = List.copyOf(words);
    }

    public static Segment of(int page, List<Word> words) {
        return new Segment(
                page,
                words,
                words.stream().map(Word::text).collect(Collectors.joining(" ")),
                words.stream().map(Word::box).reduce(Box::union).orElseThrow());
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
}
