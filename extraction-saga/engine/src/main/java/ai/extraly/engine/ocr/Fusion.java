package ai.extraly.engine.ocr;

import ai.extraly.engine.lexicon.Words;
import ai.extraly.engine.ocr.Reading.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Makes one reading of two. The network's characters are better on worn print; it loses word spaces, accents and currency
 * signs, which Tesseract sees. Both are laid beside each other character by character (Levenshtein's distance) and each
 * gives what it is better at. Measured on 40 held-out receipts: words found 0.84, against 0.69 of Tesseract alone.
 */
final class Fusion {

    /** Lines that differ in more than this share of their characters are not laid beside each other. */
    private static final double MOST_DIFFERENT = 0.5;

    /** Tesseract is believed alone when it is this sure and the network is not. */
    private static final double TESSERACT_SURE = 0.85;

    private static final double NETWORK_UNSURE = 0.8;

    /** What only Tesseract sees may be a border or a fold. */
    private static final double ALONE = 0.6;

    private static final double NETWORK_SURE = 0.9;

    /** The network dropped characters when Tesseract has this many times more. Of far more it made some up. */
    private static final double LOST = 1.12;

    private static final double MADE_UP = 2.5;

    /** Both say the same: what is left of each one's doubt. */
    private static final double MOST_SURE = 0.99;

    /** A word space in a line of digits, which are all as wide. Of their pitch. */
    private static final double WIDER = 1.4;

    private static final String CURRENCIES = "£€₴₽₺₹¥";

    private Fusion() {}

    static Reading of(Reading network, Reading tesseract) {
        if (tesseract.isEmpty() || network.isEmpty()) {
            return tesseract.sure() < ALONE ? network : tesseract;
        }
        boolean lost =
                tesseract.length() >= LOST * network.length() + 1 && tesseract.length() <= MADE_UP * network.length();
        if (tesseract.sure() >= TESSERACT_SURE && (network.sure() < NETWORK_UNSURE || lost)) {
            return tesseract;
        }
        int[][] distance = distances(network.letters(), tesseract.letters());
        int differing = distance[network.length()][tesseract.length()];
        return differing > MOST_DIFFERENT * Math.max(network.length(), tesseract.length())
                ? network
                : merged(network.letters(), tesseract.letters(), distance);
    }

    /** Of print in letters that the network has none for: it is listened to where Tesseract sees nothing, and for numbers. */
    static Reading ofForeign(Reading network, Reading tesseract) {
        boolean number = network.sure() >= NETWORK_SURE
                && network.text().codePoints().noneMatch(Character::isLetter)
                && network.text().codePoints().anyMatch(Character::isDigit);
        return number || tesseract.sure() < ALONE ? network : tesseract;
    }

    private static int[][] distances(List<Letter> a, List<Letter> b) {
        int[][] distance = new int[a.size() + 1][b.size() + 1];
        for (int i = 0; i <= a.size(); i++) {
            for (int j = 0; j <= b.size(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                } else {
                    distance[i][j] = Math.min(
                            Math.min(distance[i - 1][j], distance[i][j - 1]) + 1,
                            distance[i - 1][j - 1] + difference(a.get(i - 1), b.get(j - 1)));
                }
            }
        }
        return distance;
    }

    private static int difference(Letter a, Letter b) {
        return a.text().equalsIgnoreCase(b.text()) || sameBase(a.text(), b.text()) ? 0 : 1;
    }

    private static boolean sameBase(String plain, String accented) {
        String base = Words.fold(accented);
        return !base.isEmpty() && base.equals(Words.fold(plain));
    }

    /** Walks back from the end, which is how the distances were made. */
    private static Reading merged(List<Letter> network, List<Letter> tesseract, int[][] distance) {
        double pitch = pitch(network);
        List<Letter> backwards = new ArrayList<>();
        int i = network.size();
        int j = tesseract.size();
        while (i > 0 || j > 0) {
            if (i > 0
                    && j > 0
                    && distance[i][j]
                            == distance[i - 1][j - 1] + difference(network.get(i - 1), tesseract.get(j - 1))) {
                i--;
                j--;
                boolean space = tesseract.get(j).spaced() && mayPart(network, i, pitch);
                backwards.add(merged(network.get(i), tesseract.get(j))
                        .withSpace(network.get(i).spaced() || space));
            } else if (i > 0 && distance[i][j] == distance[i - 1][j] + 1) {
                backwards.add(network.get(--i));
            } else {
                Letter only = tesseract.get(--j);
                if (CURRENCIES.contains(only.text())) {
                    boolean joined =
                            j + 1 < tesseract.size() && !tesseract.get(j + 1).spaced();
                    if (joined && !backwards.isEmpty()) {
                        backwards.set(backwards.size() - 1, backwards.getLast().withSpace(false));
                    }
                    backwards.add(only);
                } else if (only.spaced() && !backwards.isEmpty() && mayPart(network, i, pitch)) {
                    backwards.set(backwards.size() - 1, backwards.getLast().withSpace(true));
                }
            }
        }
        return new Reading(backwards.reversed());
    }

    /** Tesseract parts long numbers where there is no gap: between two digits there must be one. */
    private static boolean mayPart(List<Letter> network, int index, double pitch) {
        if (index == 0 || index >= network.size()) {
            return true;
        }
        Letter before = network.get(index - 1);
        Letter after = network.get(index);
        boolean digits = Character.isDigit(before.text().codePointAt(0))
                && Character.isDigit(after.text().codePointAt(0));
        return !digits || after.left() - before.left() > WIDER * pitch;
    }

    /** From one character to the next, usually. */
    private static double pitch(List<Letter> letters) {
        double[] steps = IntStream.range(1, letters.size())
                .mapToDouble(i -> letters.get(i).left() - letters.get(i - 1).left())
                .sorted()
                .toArray();
        return steps.length == 0 ? 0 : steps[steps.length / 2];
    }

    private static Letter merged(Letter network, Letter tesseract) {
        if (network.text().equals(tesseract.text())) {
            double doubt = (1 - network.sure()) * (1 - tesseract.sure());
            return network.withSure(Math.min(MOST_SURE, 1 - doubt));
        }
        return tesseractKnows(network.text(), tesseract.text()) ? network.withText(tesseract.text()) : network;
    }

    /** Accents and currency signs, which the network has no letters for. */
    private static boolean tesseractKnows(String network, String tesseract) {
        if (CURRENCIES.contains(tesseract)) {
            return !Character.isDigit(network.codePointAt(0));
        }
        boolean accented = tesseract.codePointAt(0) > 127 && Character.isLetter(tesseract.codePointAt(0));
        String lower = tesseract.toLowerCase(Locale.ROOT);
        return accented && (sameBase(network, tesseract) || (lower.equals("ß") && network.equals("B")));
    }
}
