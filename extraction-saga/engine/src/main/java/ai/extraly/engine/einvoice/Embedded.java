package ai.extraly.engine.einvoice;

import ai.extraly.engine.page.Document;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of the search for an e-invoice among the files inside a document. */
public sealed interface Embedded {

    /** No file is one. */
    record None() implements Embedded {}

    /** A file has an e-invoice's name or root and cannot be read as one; the check says why. */
    record Broken(Check check) implements Embedded {}

    /** There is one. */
    final class Stated implements Embedded {

        private final EInvoice stated;

        Stated(EInvoice stated) {
            this.stated = stated;
        }

        /** What the XML says, with what only the page says, and where the page says the same. */
        public Reading besides(Document document, Optional<Reading> page) {
            return new BesidesPage(stated, document, page).reading();
        }
    }

    /** The first that can be read; those with the names that the standards give come first. */
    static Embedded in(Document document) {
        List<Embedded> found = document.attachments().stream()
                .sorted(Comparator.comparing(file -> !AttachmentReader.hasItsName(file)))
                .map(AttachmentReader::read)
                .toList();
        return Stream.<Class<? extends Embedded>>of(Stated.class, Broken.class)
                .flatMap(kind -> found.stream().filter(kind::isInstance))
                .findFirst()
                .orElseGet(None::new);
    }
}
