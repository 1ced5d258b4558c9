package ai.extraly.engine.ocr;

import java.util.ArrayList;
import java.util.List;

/** What one recogniser made of one line: characters left to right, with the spaces between words. */
record Reading(List<Letter> letters) {

    static final Reading NOTHING = new Reading(List.of());

    Reading {
        letters = List.copyOf(letters);
    }

    /**
     * One character.
     *
     * @param text   one code point, never a space
     * @param left   share of the line's width, 0 to 1
     * @param sure   0 to 1
     * @param spaced whether a space stands before it
     */
    record Letter(String text, double left, double right, double sure, boolean spaced) {

        Letter withText(String other) {
            return new Letter(other, left, right, sure, spaced);
        }

        Letter withSure(double other) {
            return new Letter(text, left, right, other, spaced);
        }

        Letter withSpace(boolean space) {
            return new Letter(text, left, right, sure, space);
        }
    }

    boolean isEmpty() {
        return letters.isEmpty();
    }

    int length() {
        return letters.size();
    }

    /** The mean over its characters; 0 of nothing. */
    double sure() {
        return letters.stream().mapToDouble(Letter::sure).average().orElse(0);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Letter letter : letters) {
            if (letter.spaced() && !text.isEmpty()) {
                text.append(' ');
            }
            text.append(letter.text());
        }
        return text.toString();
    }

    /** Its words, each a run of letters. */
    List<List<Letter>> words() {
        List<List<Letter>> words = new ArrayList<>();
        for (Letter letter : letters) {
            if (words.isEmpty() || letter.spaced()) {
                words.add(new ArrayList<>());
            }
            words.getLast().add(letter);
        }
        return words;
    }
}
