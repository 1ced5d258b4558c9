package ai.extraly.bench.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What the engine is held against: PDFBox's bare text of the files that a list names, in one thread. Prints how many pages these were. */
final class PlainText {
    private PlainText() {}

    static void main(String... arguments) throws IOException {
        int pages = 0;
        for (String file : Files.readAllLines(Path.of(arguments[0]))) {
            try (PDDocument document = Loader.loadPDF(Path.of(file).toFile())) {
                new PDFTextStripper().getText(document);
                pages += document.getNumberOfPages();
            }
        }
        System.out.println(pages);
    }

    /** How many pages {@code file} has; 0 when it cannot be opened. */
    static int pages(Path file) {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            return 0;
        }
    }
}
