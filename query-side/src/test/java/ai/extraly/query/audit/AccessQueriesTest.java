package ai.extraly.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.Actor;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.audit.Access;
import ai.extraly.contract.audit.AccessRecorded;
import ai.extraly.contract.audit.query.AccessPage;
import ai.extraly.contract.audit.query.ListAccesses;
import ai.extraly.contract.audit.query.PastAccess;
import ai.extraly.contract.chain.LogHead;
import ai.extraly.contract.chain.StoredEvent;
import ai.extraly.contract.id.AccessId;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.JournalId;
import ai.extraly.query.model.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessQueriesTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");
    private static final AccountId ANNA = AccountId.derived(new byte[16]);
    private static final AccountId BERT =
            AccountId.derived(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});

    private final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Log log = new Log();
    private final QueryGateway queries = Asked.through(new AccessQueries(log, events));

    /** Its positions have gaps, as those of a table have. */
    private static final class Log implements RawLog {
        private static final int GAP = 3;

        private final List<StoredEvent> stored = new ArrayList<>();

        private void add(String type, String aggregate, Instant at) {
            stored.add(new StoredEvent(
                    (long) stored.size() * GAP,
                    "",
                    aggregate,
                    0,
                    "event-" + stored.size(),
                    type,
                    "1",
                    new byte[0],
                    at,
                    Map.of()));
        }

        @Override
        public List<StoredEvent> after(long position, int limit) {
            int first = Math.toIntExact(Math.floorDiv(position, GAP) + 1);
            return List.copyOf(stored.subList(Math.min(first, stored.size()), Math.min(first + limit, stored.size())));
        }

        @Override
        public List<StoredEvent> of(String aggregate, long from, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LogHead head() {
            return new LogHead((stored.size() - 1L) * GAP);
        }
    }

    private AccessRecorded did(AccountId who, int second) {
        Instant at = NOON.plusSeconds(second);
        AccessId id = AccessId.next(at);
        AccessRecorded event =
                new AccessRecorded(JournalId.of(id), id, who, Access.HISTORY_READ, null, "target", null, at);
        events.publish(new GenericDomainEventMessage<>(
                "Journal",
                event.journalId().value(),
                0,
                event,
                Map.of(Actor.ROLE, "auditor", Actor.REQUEST, "request-1")));
        log.add(AccessRecorded.class.getName(), event.journalId().value(), at);
        return event;
    }

    /** So many events that are no accesses, at the same instant. */
    private void something(int times, int second) {
        for (int i = 0; i < times; i++) {
            log.add("Something", "doc", NOON.plusSeconds(second));
        }
    }

    private AccessPage page(
            @Nullable AccountId who, @Nullable Instant from, @Nullable Instant to, @Nullable Long position, int limit) {
        return queries.query(
                        new ListAccesses(who, from, to, position, limit), ResponseTypes.instanceOf(AccessPage.class))
                .join();
    }

    private static List<AccessRecorded> recorded(AccessPage page) {
        return page.accesses().stream().map(PastAccess::recorded).toList();
    }

    @Test
    void tellsWhoDidWhatInWhichRole() {
        // given
        something(10, 0);
        AccessRecorded done = did(ANNA, 1);
        // then
        assertThat(page(null, null, null, null, 10))
                .isEqualTo(new AccessPage(List.of(new PastAccess(done, Role.AUDITOR, "request-1")), null));
    }

    @Test
    void tellsOnlyWhatIsAskedFor() {
        // given
        did(ANNA, 0);
        something(100, 100);
        AccessRecorded bert = did(BERT, 200);
        AccessRecorded anna = did(ANNA, 201);
        something(100, 300);
        did(ANNA, 400);
        // then
        Instant from = NOON.plusSeconds(200);
        Instant to = NOON.plusSeconds(400);
        assertThat(recorded(page(null, from, to, null, 10))).containsExactly(bert, anna);
        assertThat(recorded(page(BERT, from, to, null, 10))).containsExactly(bert);
        assertThat(recorded(page(null, NOON.plusSeconds(500), null, null, 10))).isEmpty();
        assertThat(recorded(page(null, null, NOON, null, 10))).isEmpty();
    }

    @Test
    void findsTheFirstOfASpanWhereverItStands() {
        for (int second = 0; second < 40; second++) {
            something(second % 4, second * 100);
            // given
            AccessRecorded done = did(ANNA, second * 100);
            // then
            assertThat(recorded(page(null, done.at(), null, null, 1))).containsExactly(done);
        }
    }

    @Test
    void findsWhatAnotherClockPutBehindLaterEvents() {
        // given
        something(50, 0);
        something(1, 30);
        AccessRecorded late = did(ANNA, 1);
        // then
        assertThat(recorded(page(null, NOON.plusSeconds(1), NOON.plusSeconds(2), null, 10)))
                .containsExactly(late);
    }

    @Test
    void goesOnWhereItEnded() {
        // given
        AccessRecorded first = did(ANNA, 0);
        something(5, 0);
        AccessRecorded second = did(ANNA, 1);
        // when
        AccessPage one = page(null, null, null, null, 1);
        AccessPage two = page(null, null, null, one.next(), 1);
        // then
        assertThat(recorded(one)).containsExactly(first);
        assertThat(recorded(two)).containsExactly(second);
        assertThat(two.next()).isNull();
    }

    @Test
    void looksAtSoManyEventsAndNoMoreForOneAnswer() {
        // given
        something(20_500, 0);
        AccessRecorded done = did(ANNA, 1);
        // when
        AccessPage one = page(null, null, null, null, 10);
        AccessPage two = page(null, null, null, one.next(), 10);
        // then
        assertThat(one.accesses()).isEmpty();
        assertThat(recorded(two)).containsExactly(done);
    }
}
