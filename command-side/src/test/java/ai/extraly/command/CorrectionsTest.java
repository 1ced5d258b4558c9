package ai.extraly.command;

import static ai.extraly.command.DocumentLife.AT;
import static ai.extraly.command.DocumentLife.ID;
import static ai.extraly.command.DocumentLife.OWNER;
import static ai.extraly.command.DocumentLife.RESULTS;
import static ai.extraly.command.DocumentLife.RESULTS_OF_RUN_2;
import static ai.extraly.command.DocumentLife.STRANGER;
import static ai.extraly.command.DocumentLife.attemptFailed;
import static ai.extraly.command.DocumentLife.completed;
import static ai.extraly.command.DocumentLife.completedIn;
import static ai.extraly.command.DocumentLife.corrected;
import static ai.extraly.command.DocumentLife.correctedBy;
import static ai.extraly.command.DocumentLife.extracted;
import static ai.extraly.command.DocumentLife.extractedIn;
import static ai.extraly.command.DocumentLife.failed;
import static ai.extraly.command.DocumentLife.patch;
import static ai.extraly.command.DocumentLife.reprocessing;
import static ai.extraly.command.DocumentLife.requested;
import static ai.extraly.command.DocumentLife.requestedIn;
import static ai.extraly.command.DocumentLife.started;
import static ai.extraly.command.DocumentLife.startedIn;
import static ai.extraly.command.DocumentLife.submitted;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.document.command.CorrectResults;
import ai.extraly.contract.document.command.CorrectionOrder;
import ai.extraly.contract.document.command.PrepareCorrection;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    private static final Object[] COMPLETED = {submitted(), requested(1), started(1, 1), extracted(), completed()};

    private final FixtureConfiguration<Document> document = new AggregateTestFixture<>(Document.class);

    private static CorrectResults correct(int number) {
        return correct(number, 1);
    }

    private static CorrectResults correct(int number, int run) {
        return new CorrectResults(ID, OWNER, run, number, patch(number), correctedBy(number), null, AT);
    }

    @Test
    void startFromTheResultsOfTheRun() {
        // given
        document.given(COMPLETED)
                // when
                .when(new PrepareCorrection(ID, OWNER, AT))
                // then
                .expectResultMessagePayload(new CorrectionOrder(1, 1, RESULTS))
                .expectNoEvents();
    }

    @Test
    void areKept() {
        // given
        document.given(COMPLETED)
                // when
                .when(correct(1))
                // then
                .expectResultMessagePayload(new Acknowledged(5))
                .expectEvents(corrected(1, 1));
    }

    @Test
    void followEachOther() {
        // given
        document.given(COMPLETED)
                .andGiven(corrected(1, 1))
                // when
                .when(correct(2))
                // then
                .expectEvents(corrected(1, 2));
    }

    @Test
    void areKeptOnceHoweverOftenTheyAreSent() {
        // given
        document.given(COMPLETED)
                .andGiven(corrected(1, 1))
                // when
                .when(correct(1))
                // then
                .expectResultMessagePayload(new Acknowledged(5))
                .expectNoEvents();
    }

    @Test
    void neverOverwriteEachOther() {
        // given
        document.given(COMPLETED)
                .andGiven(corrected(1, 1))
                // when
                .when(new CorrectResults(ID, OWNER, 1, 1, patch(5), correctedBy(5), null, AT))
                // then
                .expectException(Refused.class)
                .expectExceptionDetails(Refusal.RESULTS_CHANGED)
                .expectNoEvents();
    }

    @Test
    void areRefusedWhenAnotherRunHasEndedMeanwhile() {
        // given
        document.given(COMPLETED)
                .andGiven(
                        reprocessing(2, false),
                        requestedIn(2),
                        startedIn(2),
                        extractedIn(2, RESULTS_OF_RUN_2),
                        completedIn(2))
                // when
                .when(correct(1, 1))
                // then
                .expectException(Refused.class)
                .expectExceptionDetails(Refusal.RESULTS_CHANGED);
    }

    @Test
    void areRefusedWhileARunIsUnderWay() {
        // given
        document.given(COMPLETED)
                .andGiven(reprocessing(2, false))
                // when
                .when(correct(1))
                // then
                .expectException(Refused.class)
                .expectExceptionDetails(Refusal.DOCUMENT_BUSY);
    }

    @Test
    void areRefusedWhereThereAreNoResults() {
        // given
        document.given(submitted(), requested(1), started(1, 1), attemptFailed(1, false), failed())
                // when
                .when(correct(1))
                // then
                .expectException(Refused.class)
                .expectExceptionDetails(Refusal.NO_RESULTS);
    }

    @Test
    void areForTheOwnerAlone() {
        // given
        document.given(COMPLETED)
                // when
                .when(new CorrectResults(ID, STRANGER, 1, 1, patch(1), correctedBy(1), null, AT))
                // then
                .expectException(Refused.class)
                .expectExceptionDetails(Refusal.DOCUMENT_UNKNOWN);
    }

    @Test
    void areNotOfAnyNumber() {
        // given
        document.given(COMPLETED)
                .andGiven(IntStream.rangeClosed(1, Findings.MOST_CORRECTIONS)
                        .mapToObj(number -> corrected(1, number))
                        .toList())
                // when
                .when(new PrepareCorrection(ID, OWNER, AT))
                // then
                .expectException(Refused.class)
                .expectExceptionDetails(Refusal.CORRECTED_TOO_OFTEN);
    }
}
