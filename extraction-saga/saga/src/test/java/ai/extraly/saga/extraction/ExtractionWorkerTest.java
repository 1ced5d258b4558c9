package ai.extraly.saga.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.command.Correction;
import ai.extraly.contract.document.command.ExtractionOrder;
import ai.extraly.contract.document.command.ExtractionPermit;
import ai.extraly.contract.document.command.RecordExtraction;
import ai.extraly.contract.document.command.RecordExtractionFailure;
import ai.extraly.contract.document.command.StartExtraction;
import ai.extraly.contract.document.event.ExtractionRequested;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.engine.worker.WorkerSettings;
import ai.extraly.engine.worker.Workers;
import ai.extraly.saga.correction.CorrectionDesk;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.KeyErasure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker with the real vault and the real engine; the document on the other side of the command bus is the test's. */
class ExtractionWorkerTest {
    private static final Instant AT = Instant.parse("2026-03-21T10:30:00Z");
    private static final Clock CLOCK = Clock.fixed(AT, ZoneOffset.UTC);
    private static final DocumentId ID = DocumentId.next(AT);
    private static final DataKeyId KEY = DataKeyId.of(ID);
    private static final ExtractionRequested REQUESTED = new ExtractionRequested(ID, 1, 2, AT);

    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Workers workers;

    @TempDir
    private Path directory;

    private final List<Object> reports = new ArrayList<>();
    private @Nullable ExtractionOrder order;
    private boolean accepted = true;
    private boolean unreachable;

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
        order = null;
    }

    @Test
    void leavesAnAttemptAloneThatIsNoLongerOpen() throws Exception {
        work(vault -> {});
        assertThat(reports).isEmpty();
    }

    @Test
    void reportsThatADocumentWithoutTextCannotBeRead() throws Exception {
        // given
        work(vault -> order = submit(vault, DocumentFormat.PDF, emptyPage()));
        // then
        assertThat(reports).singleElement().isInstanceOfSatisfying(RecordExtractionFailure.class, failure -> {
            assertThat(failure.reason()).isEqualTo(FailureReason.NO_TEXT_FOUND);
            assertThat(failure.retryable()).isFalse();
            assertThat(failure.run()).isEqualTo(1);
            assertThat(failure.attempt()).isEqualTo(2);
            assertThat(failure.at()).isEqualTo(AT);
        });
    }

    @Test
    void reportsThatADamagedFileIsDamaged() throws Exception {
        // given
        byte[] damaged = "%PDF-1.7 and then nothing of the kind".getBytes(StandardCharsets.US_ASCII);
        work(vault -> order = submit(vault, DocumentFormat.PDF, damaged));
        // then
        assertThat(reports)
                .singleElement()
                .extracting(report -> ((RecordExtractionFailure) report).reason())
                .isEqualTo(FailureReason.CORRUPTED);
    }

    @Test
    void givesUpOnADocumentWhoseContentIsGone() throws Exception {
        // given
        work(vault -> {
            order = submit(vault, DocumentFormat.PDF, emptyPage());
            vault.erase(KeyErasure.ofUnused(KEY));
        });
        // then
        assertThat(reports)
                .singleElement()
                .extracting(report -> ((RecordExtractionFailure) report).retryable())
                .isEqualTo(false);
    }

    @Test
    void failsWithoutAWordWhenItsReportCannotBeDelivered() {
        // given
        unreachable = true;
        // then
        assertThatThrownBy(() -> work(vault -> order = submit(vault, DocumentFormat.PDF, emptyPage())))
                .hasStackTraceContaining("unreachable");
    }

    @Test
    void handsBackWhatItHasNotBegunWhenTheNodeIsToStop() throws Exception {
        // given
        Vault vault = Vault.inFiles(directory.resolve("vault"), CLOCK);
        order = submit(vault, DocumentFormat.PDF, emptyPage());
        ExtractionWorker worker = worker(vault);
        UnitOfWork<?> unit = unit();
        // when
        worker.stop();
        worker.on(REQUESTED, unit);
        // then
        assertThatThrownBy(unit::commit).isInstanceOf(ExtractionWorker.HandedBack.class);
        assertThat(reports).isEmpty();
    }

    @Test
    void handsBackWhatItWasAtWhenTheChildProcessesWereEnded() throws Exception {
        // given
        Vault vault = Vault.inFiles(directory.resolve("vault"), CLOCK);
        order = submit(vault, DocumentFormat.PDF, emptyPage());
        Workers ended = Workers.with(WorkerSettings.DEFAULT);
        ended.close();
        UnitOfWork<?> unit = unit();
        // when
        worker(vault, ended).on(REQUESTED, unit);
        // then
        assertThatThrownBy(unit::commit).isInstanceOf(ExtractionWorker.HandedBack.class);
        assertThat(reports).isEmpty();
    }

    @Test
    void makesEarlierCorrectionsAgainAndKeepsWhatItReadBesideThem() throws Exception {
        // given
        Vault vault = Vault.inFiles(directory.resolve("vault"), CLOCK);
        ExtractionOrder submitted = submit(vault, DocumentFormat.PDF, receipt());
        order = new ExtractionOrder(
                1,
                submitted.accountId(),
                DetectionType.RECEIPT,
                submitted.format(),
                submitted.customFields(),
                null,
                submitted.original(),
                List.of(
                        new Correction(1, store(vault, "patch-1", "{\"currency\":\"CHF\"}")),
                        new Correction(2, store(vault, "patch-2", "{\"invoice_number\":\"1\"}"))));
        // when
        worker(vault).on(REQUESTED, unit());
        // then
        assertThat(reports).singleElement().isInstanceOfSatisfying(RecordExtraction.class, report -> {
            assertThat(report.carriedOver()).isNotNull();
            assertThat(report.carriedOver().corrections()).containsExactly(1);
            assertThat(text(vault, report.results())).doesNotContain("CHF");
            assertThat(text(vault, report.carriedOver().results()))
                    .contains("\"currency\":\"CHF\"", "\"source\":\"corrected\"");
        });
    }

    private static ClaimCheck store(Vault vault, String name, String content) throws IOException {
        return vault.store(KEY, name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Vault vault, ClaimCheck content) {
        try (InputStream stored = vault.read(KEY, content)) {
            return new String(stored.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] receipt() throws IOException {
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.beginText();
                content.newLineAtOffset(72, 700);
                content.showText("TOTAL 3.60");
                content.endText();
            }
            pdf.save(out);
            return out.toByteArray();
        }
    }

    private void work(Consumer<Vault> given) throws Exception {
        Vault vault = Vault.inFiles(directory.resolve("vault"), CLOCK);
        given.accept(vault);
        worker(vault).on(REQUESTED, unit());
    }

    private static UnitOfWork<?> unit() {
        return DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage(REQUESTED));
    }

    @AfterEach
    void endUnitsOfWork() {
        while (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().rollback();
        }
    }

    private ExtractionWorker worker(Vault vault) {
        return worker(vault, workers);
    }

    private ExtractionWorker worker(Vault vault, Workers workers) {
        SimpleCommandBus document = SimpleCommandBus.builder().build();
        document.subscribe(StartExtraction.class.getName(), command -> new ExtractionPermit(order));
        document.subscribe(RecordExtraction.class.getName(), command -> {
            reports.add(command.getPayload());
            return accepted;
        });
        document.subscribe(RecordExtractionFailure.class.getName(), command -> {
            if (unreachable) {
                throw new IllegalStateException("unreachable");
            }
            return reports.add(command.getPayload());
        });
        CommandGateway commands =
                DefaultCommandGateway.builder().commandBus(document).build();
        return new ExtractionWorker(
                commands,
                vault,
                new DocumentReader(vault, workers, 2000),
                new CorrectionDesk(commands, vault, CLOCK, new Semaphore(1, true)),
                CLOCK,
                new Semaphore(1, true));
    }

    private static ExtractionOrder submit(Vault vault, DocumentFormat format, byte[] content) {
        try {
            vault.createKey(KEY);
            ClaimCheck original = vault.store(KEY, "original", new ByteArrayInputStream(content));
            return new ExtractionOrder(
                    1,
                    AccountId.derived(new byte[16]),
                    DetectionType.AUTO,
                    format,
                    vault.seal(KEY, SealedFields.CUSTOM_FIELDS, "[]"),
                    null,
                    original,
                    List.of());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] emptyPage() {
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            pdf.addPage(new PDPage());
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
