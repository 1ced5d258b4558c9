package ai.extraly.bench.accuracy;

import ai.extraly.bench.drill.Drill;
import ai.extraly.bench.drill.Protocol;
import ai.extraly.bench.fixture.LongStatementPdf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast pages are read, in one process and one thread, start-up included, with 512 MB: beside PDFBox's bare text of the same files and
 * {@code pdftotext}, one after the other; and whether a long statement takes time in proportion to its pages.
 */
public final class ReadingSpeed implements Drill {
    private static final int PAGES = 2_000;
    private static final double LEAST = 0.6;
    private static final List<Integer> LONG = List.of(100, 300, 1_000);
    private static final String MEMORY = "-Xmx512m";

    private final Corpus corpus;
    private final Path engine;
    private final Path place;

    /** @param place an empty directory */
    public ReadingSpeed(Corpus corpus, Path engine, Path place) {
        this.corpus = corpus;
        this.engine = engine;
        this.place = place;
    }

    @Override
    public void run(Protocol protocol) throws IOException {
        if (corpus.isPresent()) {
            beside(protocol);
        } else {
            protocol.figure("Nothing was compared: there is no corpus at %s.", corpus.place());
        }
        longStatements(protocol);
    }

    private void beside(Protocol protocol) throws IOException {
        Map<String, Integer> once = readableByBoth();
        int pages = once.values().stream().mapToInt(Integer::intValue).sum();
        List<String> often = new ArrayList<>();
        for (int all = 0; all < PAGES; all += pages) {
            often.addAll(once.keySet());
        }
        Path list = Files.write(place.resolve("often"), often);

        long start = System.nanoTime();
        int read = Integer.parseInt(plainText(list));
        double bare = read / secondsSince(start);
        start = System.nanoTime();
        extract(list);
        double ours = read / secondsSince(start);
        protocol.figure(
                "%d pages of %d files: %.0f pages/s; PDFBox's bare text %.0f pages/s; ratio %.2f",
                read, often.size(), ours, bare, ours / bare);
        start = System.nanoTime();
        try {
            for (String file : often) {
                Programs.output(List.of("pdftotext", "-layout", file, "-"));
            }
            double layout = read / secondsSince(start);
            protocol.figure("pdftotext -layout, file by file: %.0f pages/s; ratio %.2f", layout, ours / layout);
        } catch (IOException e) {
            protocol.figure("pdftotext could not be run: %s", e);
        }
        protocol.require(ours >= LEAST * bare, "%.0f pages/s is less than %.1f of %.0f", ours, LEAST, bare);
    }

    /** Those without a password, whatever they are, and how many pages each has. */
    private Map<String, Integer> readableByBoth() throws IOException {
        Map<String, Integer> files = new LinkedHashMap<>();
        for (String folder : Corpus.FOLDERS) {
            for (Corpus.Labelled document : corpus.documents(folder)) {
                int pages = PlainText.pages(document.file());
                if (pages > 0) {
                    files.put(document.file().toString(), pages);
                }
            }
        }
        return files;
    }

    private void longStatements(Protocol protocol) throws IOException {
        double least = Double.MAX_VALUE;
        for (int pages : LONG) {
            Path file = Files.write(place.resolve(pages + ".pdf"), LongStatementPdf.of(pages));
            Path list = Files.write(place.resolve("long"), List.of(file.toString()));
            extract(list);
            JsonNode result = JsonMapper.shared()
                    .readTree(place.resolve("read").resolve(pages + ".pdf.json").toFile());
            double millis = result.path("millis").asDouble() / pages;
            int rows = result.path("results").path("transactions").size();
            protocol.figure("a statement of %d pages: %d rows, %.2f ms a page", pages, rows, millis);
            protocol.require(rows == pages * LongStatementPdf.ROWS_A_PAGE, "%d rows of %d pages", rows, pages);
            least = Math.min(least, millis);
            protocol.require(
                    millis <= 2 * least,
                    "A page of a long statement costs %.1f times that of a shorter one",
                    millis / least);
        }
    }

    private void extract(Path list) throws IOException {
        Programs.java(List.of(
                MEMORY,
                "-jar",
                engine.toString(),
                "--jobs",
                "1",
                "--out",
                place.resolve("read").toString(),
                "@" + list));
    }

    private static String plainText(Path list) throws IOException {
        return Programs.java(List.of(
                        MEMORY,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlainText.class.getName(),
                        list.toString()))
                .strip();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
