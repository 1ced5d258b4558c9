package ai.extraly.bench.accuracy;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A folder of the corpus, or some of it: pictures take seconds each.
 *
 * @param every 1 for all of its documents, 20 for every twentieth
 */
public record Share(String folder, int every) {

    /** Read in seconds: what has text. Of pictures a few, which take about half a minute of one core. */
    public static final List<Share> QUICK = List.of(
            new Share("statements", 1),
            new Share("invoices", 1),
            new Share("hybrid", 1),
            new Share("receipts", 20),
            new Share("scans", 12));

    /** Reads {@code receipts} or {@code receipts/20}. */
    public static Share of(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Share(text, 1)
                : new Share(text.substring(0, slash), Integer.parseInt(text, slash + 1, text.length(), 10));
    }

    /** As it is written, and as figures are kept under. */
    String key() {
        return every == 1 ? folder : folder + "/" + every;
    }

    /** A name for files. */
    String name() {
        return every == 1 ? folder : folder + "-" + every;
    }

    <T> List<T> of(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % every == 0)
                .<T>mapToObj(all::get)
                .toList();
    }
}
