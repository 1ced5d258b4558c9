package ai.extraly.engine;

import ai.extraly.engine.classify.Classifier;
import ai.extraly.engine.einvoice.Embedded;
import ai.extraly.engine.einvoice.Embedded.Broken;
import ai.extraly.engine.einvoice.Embedded.Stated;
import ai.extraly.engine.fields.CustomFields;
import ai.extraly.engine.fields.EvidenceBook;
import ai.extraly.engine.guard.Refused;
import ai.extraly.engine.invoice.InvoiceReader;
import ai.extraly.engine.ocr.Ocr;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.receipt.ReceiptReader;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Evidence;
import ai.extraly.engine.results.Reading;
import ai.extraly.engine.statement.StatementReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads documents. Safe for use by many threads at once. */
public final class Engine {

    private static final String DETECTED = "detection_type";

    /** An invoice in XML leaves nothing to guess. */
    private static final Evidence STATED = new Evidence(null, null, null, 1, Evidence.Source.EMBEDDED_XML, true);

    private final StatementReader statements = new StatementReader();
    private final Classifier classifier = new Classifier();
    private final ReceiptReader receipts = new ReceiptReader();
    private final InvoiceReader invoices = new InvoiceReader();

    /** Reads one document of any accepted format: PDF, PNG, JPEG, TIFF, WEBP. Never throws for what is in it. */
    public Extraction extract(byte[] bytes, Request request) {
        try {
            return extract(new DocumentReader(request.limits()).read(bytes, request.password()), request);
        } catch (Refused refused) {
            return unreadable(refused, request.limits());
        }
    }

    /** The same for pages that are there already. */
    Extraction extract(Document document, Request request) {
        Embedded embedded = Embedded.in(document);
        if (!document.hasText() && !(embedded instanceof Stated)) {
            return unread(document, Unreadable.Reason.NO_TEXT_FOUND, "The document has no text that can be read.");
        }
        return read(document, embedded, request)
                .<Extraction>map(extracted -> extracted)
                .orElseGet(() -> unread(
                        document,
                        Unreadable.Reason.UNSUPPORTED_LAYOUT,
                        "The document was opened, but nothing of this type was found in it."));
    }

    /** The number of pages, or why it cannot be known. */
    public PageCount countPages(byte[] bytes, @Nullable String password) {
        try {
            return new PageCount.Pages(new DocumentReader(Limits.DEFAULT).countPages(bytes, password));
        } catch (Refused refused) {
            return new PageCount.Unknown(unreadable(refused, Limits.DEFAULT));
        }
    }

    private Optional<Extracted> read(Document document, Embedded embedded, Request request) {
        boolean auto = request.type() == DetectionType.AUTO;
        if (embedded instanceof Stated stated && (auto || request.type() == DetectionType.INVOICE)) {
            Reading reading = stated.besides(document, document.hasText() ? invoices.read(document) : Optional.empty());
            return Optional.of(extracted(
                    DetectionType.INVOICE, reading, document, request, auto ? Map.of(DETECTED, STATED) : Map.of()));
        }
        List<Check> broken = embedded instanceof Broken found ? List.of(found.check()) : List.of();
        if (!auto) {
            return readAs(request.type(), document, request, Map.of(), broken);
        }
        Classifier.Verdict verdict = classifier.classify(document);
        Map<String, Evidence> detected = Map.of(DETECTED, Evidence.detected(verdict.confidence()));
        // What the words promise must be found; if it is not, the next kind may be.
        return verdict.inOrder().stream()
                .flatMap(type -> readAs(type, document, request, detected, broken).stream())
                .findFirst();
    }

    private Optional<Extracted> readAs(
            DetectionType type,
            Document document,
            Request request,
            Map<String, Evidence> detected,
            List<Check> broken) {
        Optional<Reading> reading = switch (type) {
            case BANK_STATEMENT -> statements.read(document);
            case INVOICE -> invoices.read(document);
            case RECEIPT -> receipts.read(document);
            case AUTO -> Optional.empty();
        };
        return reading.map(found -> extracted(type, found.and(broken), document, request, detected));
    }

    private static Extracted extracted(
            DetectionType type, Reading found, Document document, Request request, Map<String, Evidence> detected) {
        Map<String, Evidence> evidence = new LinkedHashMap<>(detected);
        evidence.putAll(found.evidence());
        EvidenceBook custom = new EvidenceBook();
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        if (!request.customFields().isEmpty()) {
            new CustomFields(document)
                    .find(request.customFields())
                    .forEach((name, value) -> fields.put(name, custom.note("custom_fields." + name, value)));
        }
        evidence.putAll(custom.byPath());
        evidence = new Recognised(document).mark(evidence);
        return new Extracted(
                type,
                document.pages().size(),
                found.results(),
                fields,
                evidence,
                Stream.concat(found.checks().stream(), document.checks().stream())
                        .toList(),
                EngineVersion.current());
    }

    /** What was not installed may be why nothing was found. */
    private static Unreadable unread(Document document, Unreadable.Reason reason, String message) {
        return new Unreadable(
                reason,
                Ocr.advice(document.checks())
                        .map(advice -> message + " " + advice)
                        .orElse(message));
    }

    private static Unreadable unreadable(Refused refused, Limits limits) {
        return switch (refused.why()) {
            case CORRUPTED ->
                new Unreadable(
                        Unreadable.Reason.CORRUPTED,
                        "The file is damaged, or none of PDF, PNG, JPEG, TIFF and WEBP, and cannot be opened.");
            case TOO_LARGE ->
                new Unreadable(
                        Unreadable.Reason.CORRUPTED, "The picture says that it has more pixels than any page needs.");
            case PASSWORD_PROTECTED ->
                new Unreadable(
                        Unreadable.Reason.PASSWORD_PROTECTED,
                        "The document is protected by a password; send it without protection.");
            case TOO_MANY_PAGES ->
                new Unreadable(
                        Unreadable.Reason.TOO_MANY_PAGES,
                        "The document has more than " + limits.maxPages() + " pages.");
            case TIMED_OUT ->
                new Unreadable(
                        Unreadable.Reason.TIMED_OUT,
                        "The document took longer to read than " + limits.time().toSeconds() + " seconds.");
        };
    }
}
