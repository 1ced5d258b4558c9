package ai.extraly.saga.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.FailureReason;
import ai.extraly.engine.Unreadable;
import ai.extraly.engine.worker.Ending;
import ai.extraly.engine.worker.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a document when reading it goes wrong. */
class DocumentReaderTest {

    @Test
    void triesAgainWhatTookItsChildProcessDown() {
        assertThat(DocumentReader.reading(new Outcome.Lost(Ending.CRASHED)))
                .isEqualTo(new Reading.Failed(FailureReason.TIMED_OUT, true));
        assertThat(DocumentReader.reading(new Outcome.Lost(Ending.GARBLED)))
                .isEqualTo(new Reading.Failed(FailureReason.TIMED_OUT, true));
    }

    @Test
    void doesNotTryAgainWhatNeedsTooMuchMemory() {
        assertThat(DocumentReader.reading(new Outcome.Lost(Ending.OUT_OF_MEMORY)))
                .isEqualTo(new Reading.Failed(FailureReason.CORRUPTED, false));
    }

    @Test
    void triesAgainWhatFoundABug() {
        assertThat(DocumentReader.reading(new Outcome.Broken("SomeException", List.of())))
                .isEqualTo(new Reading.Failed(FailureReason.UNSUPPORTED_LAYOUT, true));
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheOwnerTheEnginesReason(Unreadable.Reason reason) {
        Reading reading = DocumentReader.reading(new Outcome.Refused(new Unreadable(reason, "")));
        assertThat(reading).isInstanceOfSatisfying(Reading.Failed.class, failed -> {
            assertThat(failed.reason().wire()).isEqualTo(reason.wireName());
            assertThat(failed.retryable()).isEqualTo(reason == Unreadable.Reason.TIMED_OUT);
        });
    }
}
