package ai.extraly.engine.ocr;

import ai.extraly.engine.lexicon.Words;
import ai.extraly.engine.ocr.Reading.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /** The network dropped characters when Tesseract has this many times more. Of far more it made some up. */
    private static final double LOST = 1.12;

    private static final double MADE_UP = 2.5;

    /** Both say the same: what is left of each one's doubt. */
    private static final double MOST_SURE = 0.99;

    private static final String CURRENCIES = "£€₴₽₺₹¥";

    private Fusion() {}

    static Reading of(Reading network, Reading tesseract) {
        if (tesseract.isEmpty() || network.isEmpty()) {
            return network.isEmpty() ? tesseract : network;
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
        List<Letter> backwards = new ArrayList<>();
        int i = network.size();
        int j = tesseract.size();
        while (i > 0 || j > 0) {
            if (i > 0
                    && j > 0
                    && distance[i][j]
                            == distance[i - 1][j - 1] + difference(network.get(i - 1), tesseract.get(j - 1))) {
                backwards.add(merged(network.get(--i), tesseract.get(--j)));
            } else if (i > 0 && distance[i][j] == distance[i - 1][j] + 1) {
                backwards.add(network.get(--i));
            } else {
                Letter only = tesseract.get(--j);
                if (CURRENCIES.contains(only.text())) {
                    backwards.add(only);
                } else if (only.spaced() && !backwards.isEmpty()) {
                    backwards.set(backwards.size() - 1, backwards.getLast().withSpace(true));
                }
            }
        }
        return new Reading(backwards.reversed());
    }

    private static Letter merged(Letter network, Letter tesseract) {
        boolean space = network.spaced() || tesseract.spaced();
        if (network.text().equals(tesseract.text())) {
            double doubt = (1 - network.sure()) * (1 - tesseract.sure());
            return network.withSure(Math.min(MOST_SURE, 1 - doubt)).withSpace(space);
        }
        return (tesseractKnows(network.text(), tesseract.text()) ? network.withText(tesseract.text()) : network)
                .withSpace(space);
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
