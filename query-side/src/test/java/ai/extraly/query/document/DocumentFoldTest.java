package ai.extraly.query.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.Results;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentFoldTest {
    private final DocumentFold fold = new DocumentFold();

    @Test
    void aSubmittedDocumentIsPendingAndShowsWhatWasSubmitted() {
        // given
        Life life = Life.of(1).submitted(DetectionType.INVOICE).requested(1);

        // when
        DocumentView view = view(life);

        // then
        assertThat(view.status()).isEqualTo(DocumentStatus.PENDING);
        assertThat(view.type()).isEqualTo(DetectionType.INVOICE);
        assertThat(view.original()).isEqualTo(Life.ORIGINAL);
        assertThat(view.createdAt()).isEqualTo(millis(life.at(0)));
        assertThat(view.updatedAt()).isEqualTo(millis(life.at(0)));
        assertThat(view.pages()).isNull();
        assertThat(view.sequence()).isEqualTo(1);
    }

    @Test
    void aSecondAttemptLeavesADocumentProcessingSinceTheFirst() {
        // given
        Life life = Life.of(1)
                .submitted()
                .requested(1)
                .started(1)
                .stumbled(1)
                .requested(2)
                .started(2);

        // when
        DocumentView view = view(life);

        // then
        assertThat(view.status()).isEqualTo(DocumentStatus.PROCESSING);
        assertThat(view.updatedAt()).isEqualTo(millis(life.at(2)));
        assertThat(view.failure()).isNull();
    }

    @Test
    void theDetectedTypeIsShownOnceKnownButResultsOnlyWhenCompleted() {
        // given
        Life life = Life.of(1).submitted().requested(1).started(1).read(1, DetectionType.RECEIPT);

        // when
        DocumentView read = view(life);
        DocumentView completed = view(life.completed());

        // then
        assertThat(read.type()).isEqualTo(DetectionType.RECEIPT);
        assertThat(read.status()).isEqualTo(DocumentStatus.PROCESSING);
        assertThat(read.results()).isNull();
        assertThat(completed.results()).isEqualTo(new Results(1, Life.RESULTS, Life.ENGINE));
        assertThat(completed.pages()).isEqualTo(3);
        assertThat(completed.status()).isEqualTo(DocumentStatus.COMPLETED);
        assertThat(completed.updatedAt()).isEqualTo(millis(life.at(4)));
    }

    @Test
    void aFailedDocumentSaysWhy() {
        // when
        DocumentView view = view(Life.of(1).failedAtOnce());

        // then
        assertThat(view.status()).isEqualTo(DocumentStatus.FAILED);
        assertThat(view.failure()).isEqualTo(FailureReason.TIMED_OUT);
        assertThat(view.results()).isNull();
    }

    @Test
    void aStatusNeverGoesBackWithinARun() {
        // given
        Life life = Life.of(1).completedAtTheSecondAttempt(DetectionType.INVOICE);

        // when
        DocumentView view = view(life.started(3).failed());

        // then
        assertThat(view.status()).isEqualTo(DocumentStatus.COMPLETED);
        assertThat(view.updatedAt()).isEqualTo(millis(life.at(7)));
        assertThat(view.failure()).isNull();
        assertThat(view.sequence()).isEqualTo(9);
    }

    @Test
    void aCompletedDocumentKeepsItsResultsWhileItIsReadAgain() {
        // given
        Life life = Life.of(1).completedAtTheSecondAttempt(DetectionType.INVOICE);
        DocumentView before = view(life);

        // when
        DocumentView meanwhile = view(life.readAgain(2).startedIn(2));
        DocumentView after = view(life.completedIn(2, DetectionType.RECEIPT));

        // then
        assertThat(meanwhile.status()).isEqualTo(DocumentStatus.COMPLETED);
        assertThat(meanwhile.results()).isEqualTo(before.results());
        assertThat(meanwhile.updatedAt()).isEqualTo(before.updatedAt());
        assertThat(after.results()).isEqualTo(new Results(2, Life.resultsOf(2), Life.NEWER_ENGINE));
        assertThat(after.type()).isEqualTo(DetectionType.RECEIPT);
        assertThat(after.updatedAt()).isEqualTo(millis(life.at(12)));
    }

    @Test
    void aCompletedDocumentStaysAsItWasWhenTheNewRunFails() {
        // given
        Life life = Life.of(1).completedAtTheSecondAttempt(DetectionType.INVOICE);
        DocumentView before = view(life);

        // when
        DocumentView after = view(life.readAgain(2).startedIn(2).leftAsItWas(2));

        // then
        assertThat(after.status()).isEqualTo(DocumentStatus.COMPLETED);
        assertThat(after.results()).isEqualTo(before.results());
        assertThat(after.failure()).isNull();
    }

    @Test
    void aFailedDocumentIsProcessingAgain() {
        // given
        Life life = Life.of(1).failedAtOnce().readAgain(2);

        // when
        DocumentView meanwhile = view(life);
        DocumentView after = view(life.startedIn(2).failedIn(2));

        // then
        assertThat(meanwhile.status()).isEqualTo(DocumentStatus.PROCESSING);
        assertThat(meanwhile.failure()).isNull();
        assertThat(after.status()).isEqualTo(DocumentStatus.FAILED);
        assertThat(after.failure()).isEqualTo(FailureReason.CORRUPTED);
    }

    @Test
    void correctedResultsTakeThePlaceOfThoseThatWereRead() {
        // given
        Life life =
                Life.of(1).completedAtTheSecondAttempt(DetectionType.INVOICE).corrected(1, 1);

        // when
        DocumentView corrected = view(life);
        DocumentView again = view(life.corrected(1, 2));

        // then
        assertThat(corrected.results()).isEqualTo(new Results(1, Life.correctedTo(1), Life.ENGINE));
        assertThat(corrected.updatedAt()).isEqualTo(millis(life.at(8)));
        assertThat(again.results()).isEqualTo(new Results(1, Life.correctedTo(2), Life.ENGINE));
    }

    @Test
    void correctionsAreCarriedOverToTheNewRun() {
        // given
        Life life = Life.of(1)
                .completedAtTheSecondAttempt(DetectionType.INVOICE)
                .corrected(1, 1)
                .readAgain(2)
                .startedIn(2)
                .completedWithCorrections(2, DetectionType.INVOICE);

        // then
        assertThat(view(life).results()).isEqualTo(new Results(2, Life.correctedTo(9), Life.NEWER_ENGINE));
    }

    @Test
    void aDeletedDocumentLeavesItsOwnerItsBeginningItsSequenceAndNothingElse() {
        // given
        Life life = Life.of(1).failedAtOnce().deleted();

        // when
        DocumentRow row = DocumentRows.last(life.events());

        // then
        assertThat(row).isEqualTo(new DeletedDocument(life.id(), Life.OWNER, 5, millis(life.at(0))));
    }

    @Test
    void aLifeWithoutABeginningIsRefused() {
        // given
        DocumentEvent second = (DocumentEvent)
                Life.of(1).submitted().requested(1).events().get(1).getPayload();

        // then
        assertThatIllegalStateException().isThrownBy(() -> fold.apply(null, second, 1));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void whateverIsDeliveredAgainChangesNothing(Life life) {
        // given
        List<DomainEventMessage<?>> events = life.events();

        for (int end = 1; end <= events.size(); end++) {
            DocumentRow row = DocumentRows.last(events.subList(0, end));
            for (int from = 0; from < end; from++) {
                // when
                DocumentRow again = row;
                for (DomainEventMessage<?> event : events.subList(from, end)) {
                    again = fold.apply(again, (DocumentEvent) event.getPayload(), event.getSequenceNumber());
                }

                // then
                assertThat(again).isSameAs(row);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lives")
    void everyRowIsReadBackAsItWasWritten(Life life) {
        // given
        DocumentRowFormat format = new DocumentRowFormat();

        for (int end = 1; end <= life.events().size(); end++) {
            DocumentRow row = DocumentRows.last(life.events().subList(0, end));

            // when
            DocumentRow read =
                    format.read(format.write(row).append("_id", row.id()).append("sequence", row.sequence()));

            // then
            assertThat(read).isEqualTo(row);
        }
    }

    static Stream<Life> lives() {
        return Stream.of(
                Life.of(1).completedAtTheSecondAttempt(DetectionType.INVOICE).deleted(),
                Life.of(2).failedAtOnce().deleted(),
                Life.of(4).failedAtOnce().readAgain(2).startedIn(2).completedIn(2, DetectionType.INVOICE),
                Life.of(5)
                        .completedAtTheSecondAttempt(DetectionType.INVOICE)
                        .corrected(1, 1)
                        .readAgain(2)
                        .startedIn(2)
                        .leftAsItWas(2)
                        .readAgain(3)
                        .startedIn(3)
                        .completedWithCorrections(3, DetectionType.RECEIPT)
                        .corrected(3, 2)
                        .deleted(),
                Life.of(3).submitted().deleted());
    }

    private static DocumentView view(Life life) {
        return ((PresentDocument) DocumentRows.last(life.events())).view();
    }

    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
