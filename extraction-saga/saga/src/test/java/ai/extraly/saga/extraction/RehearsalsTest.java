package ai.extraly.saga.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.query.Rehearsal;
import ai.extraly.contract.document.query.RehearseExtraction;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.engine.worker.WorkerSettings;
import ai.extraly.engine.worker.Workers;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.KeyErasure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real vault and the real engine. */
class RehearsalsTest {
    private static final Instant AT = Instant.parse("2026-03-21T10:30:00Z");
    private static final DocumentId ID = DocumentId.next(AT);
    private static final DataKeyId KEY = DataKeyId.of(ID);
    private static final EngineVersion OLD = new EngineVersion("0.0.1");

    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Workers workers;

    @TempDir
    private Path directory;

    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Semaphore places = new Semaphore(1, true);

    private Vault vault;
    private int sequence;

    @BeforeAll
    static void startWorkers() throws IOException {
        workers = Workers.with(WorkerSettings.DEFAULT.withChildren(1, 0));
    }

    @AfterAll
    static void endWorkers() {
        workers.close();
    }

    @BeforeEach
    void open() {
        vault = Vault.inFiles(directory.resolve("vault"), Clock.fixed(AT, ZoneOffset.UTC));
        vault.createKey(KEY);
    }

    private void happened(DocumentEvent event) {
        log.publish(new GenericDomainEventMessage<>("Document", ID.value(), sequence++, event));
    }

    private ClaimCheck store(String name, byte[] content) throws IOException {
        return vault.store(KEY, name, new ByteArrayInputStream(content));
    }

    private void submitted(byte[] original) throws IOException {
        happened(new DocumentSubmitted(
                ID,
                AccountId.derived(new byte[16]),
                ApiKeyId.next(AT),
                DetectionType.RECEIPT,
                DocumentFormat.PDF,
                vault.seal(KEY, SealedFields.FILE_NAME, "n"),
                vault.seal(KEY, SealedFields.METADATA, "{}"),
                vault.seal(KEY, SealedFields.CUSTOM_FIELDS, "[\"secret name\"]"),
                null,
                null,
                store("original", original),
                1,
                null,
                AT));
    }

    private void read(String results) throws IOException {
        happened(new ExtractionCompleted(
                ID,
                1,
                1,
                DetectionType.RECEIPT,
                1,
                store("results-1-1-1", ("{\"results\":" + results + "}").getBytes(StandardCharsets.UTF_8)),
                OLD,
                AT));
    }

    private @Nullable Rehearsal rehearsal() throws Exception {
        DocumentReader reader = new DocumentReader(vault, workers, 2000);
        return new Rehearsals(log, vault, reader, places)
                .handle(new RehearseExtraction(ID))
                .get(30, TimeUnit.SECONDS);
    }

    private static byte[] page(String... lines) throws IOException {
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                for (int i = 0; i < lines.length; i++) {
                    content.beginText();
                    content.newLineAtOffset(72, 700 - 20 * i);
                    content.showText(lines[i]);
                    content.endText();
                }
            }
            pdf.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void tellWhichFieldsWouldBeOthersAndNothingOfWhatIsInThem() throws Exception {
        // given
        submitted(page("Corner Bakery", "Croissant 3.60", "TOTAL 3.60"));
        read("{\"total\":9.99,\"custom_fields\":{\"secret name\":\"secret\"}}");
        // when
        Rehearsal rehearsal = rehearsal();
        // then
        assertThat(rehearsal).isNotNull();
        assertThat(rehearsal.engine()).isEqualTo(OLD);
        assertThat(rehearsal.presentEngine()).isNotEqualTo(OLD);
        assertThat(rehearsal.failure()).isNull();
        assertThat(rehearsal.paths()).contains("total", "custom_fields");
        assertThat(rehearsal.toString()).doesNotContain("secret", "9.99", "3.60");
        assertThat(places.availablePermits()).isEqualTo(1);
    }

    @Test
    void sayWhyThePresentEngineCannotReadIt() throws Exception {
        // given
        submitted("%PDF-1.7 and then nothing of the kind".getBytes(StandardCharsets.US_ASCII));
        read("{\"total\":9.99}");
        // then
        assertThat(rehearsal()).isNotNull().extracting(Rehearsal::failure).isEqualTo(FailureReason.CORRUPTED);
    }

    @Test
    void areNoneOfWhatIsGone() throws Exception {
        // given
        submitted(page("TOTAL 3.60"));
        read("{}");
        happened(new DocumentDeleted(ID, AT));
        // then
        assertThat(rehearsal()).isNull();
    }

    @Test
    void areNoneOfWhatWasErasedMeanwhile() throws Exception {
        // given
        submitted(page("TOTAL 3.60"));
        read("{}");
        vault.erase(KeyErasure.ofUnused(KEY));
        // then
        assertThat(rehearsal()).isNull();
    }

    @Test
    void endInAnErrorToo() {
        // given
        EventStore broken = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine() {
                    @Override
                    public DomainEventStream readEvents(String aggregate, long first) {
                        throw new OutOfMemoryError("of a test");
                    }
                })
                .build();
        DocumentReader reader = new DocumentReader(vault, workers, 2000);
        // then
        assertThat(new Rehearsals(broken, vault, reader, places).handle(new RehearseExtraction(ID)))
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(OutOfMemoryError.class);
        assertThat(places.availablePermits()).isEqualTo(1);
    }
}
