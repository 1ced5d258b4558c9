package ai.extraly.command;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.audit.Access;
import ai.extraly.contract.audit.AccessRecorded;
import ai.extraly.contract.audit.RecordAccess;
import ai.extraly.contract.id.AccessId;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.contract.id.JournalId;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Instant AT = Instant.parse("2026-03-21T23:59:59.999Z");
    private static final AccountId AUDITOR = AccountId.derived(new byte[16]);
    private static final DocumentId DOCUMENT = DocumentId.derived(new byte[16]);
    private static final AccessId FIRST = AccessId.next(AT);
    private static final AccessId SECOND = AccessId.next(AT);
    private static final JournalId JOURNAL = JournalId.of(FIRST);

    private final FixtureConfiguration<Journal> journal = new AggregateTestFixture<>(Journal.class);

    @Test
    void writesAnAccessDown() {
        // given
        journal.givenNoPriorActivity()
                // when
                .when(reading(FIRST))
                // then
                .expectEvents(read(FIRST))
                .expectResultMessagePayload(new Acknowledged(0));
    }

    @Test
    void takesFurtherOnesFromANodeOfAnOlderVersion() {
        // given
        journal.given(read(FIRST))
                // when
                .when(reading(SECOND))
                // then
                .expectEvents(read(SECOND))
                .expectResultMessagePayload(new Acknowledged(1));
    }

    @Test
    void recordsAnAccessOnceHoweverOftenTheCommandArrives() {
        // given
        journal.given(read(FIRST), read(SECOND))
                // when
                .when(reading(FIRST))
                // then
                .expectNoEvents()
                .expectResultMessagePayload(new Acknowledged(1));
    }

    @Test
    void keepsWhatWasActedOnAndWhy() {
        // given
        Sealed reason = new Sealed("r");
        journal.givenNoPriorActivity()
                // when
                .when(RecordAccess.of(FIRST, AUDITOR, Access.SEGMENT_SPLIT, null, "documents", reason, AT))
                // then
                .expectEvents(new AccessRecorded(
                        JOURNAL, FIRST, AUDITOR, Access.SEGMENT_SPLIT, null, "documents", reason, AT));
    }

    @Test
    void isAnotherOneForEachAccess() {
        assertThat(JournalId.of(SECOND)).isNotEqualTo(JournalId.of(FIRST));
    }

    private static RecordAccess reading(AccessId id) {
        return new RecordAccess(JOURNAL, id, AUDITOR, Access.HISTORY_READ, DOCUMENT, null, null, AT);
    }

    private static AccessRecorded read(AccessId id) {
        return new AccessRecorded(JOURNAL, id, AUDITOR, Access.HISTORY_READ, DOCUMENT, null, null, AT);
    }
}
