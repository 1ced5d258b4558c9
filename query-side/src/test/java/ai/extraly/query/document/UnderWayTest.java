package ai.extraly.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.query.Backlog;
import ai.extraly.contract.document.query.FindBacklog;
import ai.extraly.contract.id.AccountId;
import ai.extraly.query.generation.Live;
import ai.extraly.query.model.Asked;
import ai.extraly.query.model.Delivery;
import ai.extraly.query.model.Generation;
import ai.extraly.query.model.InProcessMongo;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnderWayTest {
    private final UnderWay model = new UnderWay(InProcessMongo.empty(), Generation.FIRST);
    private final QueryGateway queries = Asked.through(new BacklogQueries(Live.always(model)));

    /** Four under way, of which one is somebody else's and one is read again; the others have come to an end. */
    private static List<DomainEventMessage<?>> log() {
        return Stream.of(
                        Life.of(1).submitted(),
                        Life.of(2).submitted().requested(1).started(1),
                        Life.of(3, Life.SOMEBODY_ELSE, Life.START).submitted(),
                        Life.of(4).completedAtTheSecondAttempt(DetectionType.INVOICE),
                        Life.of(5).failedAtOnce(),
                        Life.of(6).failedAtOnce().deleted(),
                        Life.of(7)
                                .completedAtTheSecondAttempt(DetectionType.INVOICE)
                                .readAgain(2),
                        Life.of(8).failedAtOnce().readAgain(2).startedIn(2).failedIn(2),
                        Life.of(9)
                                .completedAtTheSecondAttempt(DetectionType.INVOICE)
                                .readAgain(2)
                                .startedIn(2)
                                .leftAsItWas(2))
                .<DomainEventMessage<?>>flatMap(life -> life.events().stream())
                .toList();
    }

    private void deliver(List<DomainEventMessage<?>> events, int batchSize) {
        new Delivery(model.eventHandler()).deliver(events, batchSize);
    }

    private Backlog backlog(AccountId account) {
        return queries.query(new FindBacklog(account), Backlog.class).join();
    }

    private void assertBacklog() {
        assertThat(backlog(Life.OWNER)).isEqualTo(new Backlog(4, 3));
        assertThat(backlog(Life.SOMEBODY_ELSE)).isEqualTo(new Backlog(4, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void countsWhatHasBegunAndNotEndedWhateverTheSizeOfTheBatches(int batchSize) {
        // when
        deliver(log(), batchSize);

        // then
        assertBacklog();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 1000})
    void theWholeLogDeliveredTwiceChangesNothing(int batchSize) {
        // given
        deliver(log(), 2);

        // when
        deliver(log(), batchSize);

        // then
        assertBacklog();
    }

    @Test
    void isNothingBeforeAnythingBegan() {
        assertThat(backlog(Life.OWNER)).isEqualTo(new Backlog(0, 0));
    }
}
