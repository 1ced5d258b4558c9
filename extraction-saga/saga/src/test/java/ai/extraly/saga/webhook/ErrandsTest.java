package ai.extraly.saga.webhook;

import static ai.extraly.saga.webhook.Errandry.NOON;
import static ai.extraly.saga.webhook.Errandry.errand;
import static ai.extraly.saga.webhook.Errandry.errandOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class ErrandsTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final MongoCollection<Document> collection = InProcessMongo.empty();
    private final Errands errands = new Errands(collection, "here", LEASE);
    private final Errands elsewhere = new Errands(collection, "elsewhere", LEASE);

    private List<Errand> free(Instant now) {
        return errands.free(now, Set.of(), Set.of(), 10);
    }

    @Test
    void areFreeOnceTheyAreDue() {
        // given
        Errand errand = errand(1, "a", NOON);
        errands.add(errand);
        // then
        assertThat(free(NOON.minusMillis(1))).isEmpty();
        assertThat(free(NOON)).containsExactly(errand);
    }

    @Test
    void areAddedOnce() {
        // given
        errands.add(errand(1, "a", NOON));
        assertThat(errands.lease(errand(1, "a", NOON), NOON)).isTrue();
        // when
        errands.add(errand(1, "a", NOON));
        // then
        assertThat(free(NOON)).isEmpty();
    }

    @Test
    void comeLongestDueFirst() {
        // given
        Errand later = errand(1, "a", NOON);
        Errand earlier = errand(2, "b", NOON.minusSeconds(1));
        errands.add(later);
        errands.add(earlier);
        // then
        assertThat(free(NOON)).containsExactly(earlier, later);
        assertThat(errands.free(NOON, Set.of(), Set.of(), 1)).containsExactly(earlier);
    }

    @Test
    void ofBusyReceiversWait() {
        // given
        errands.add(errand(1, "busy", NOON));
        Errand other = errand(2, "idle", NOON);
        errands.add(other);
        // then
        assertThat(errands.free(NOON, Set.of("busy"), Set.of(), 10)).containsExactly(other);
    }

    @Test
    void ofBusyAccountsWait() {
        // given
        errands.add(errandOf("busy", 1));
        errands.add(errandOf("idle", 2));
        // then
        assertThat(errands.free(NOON, Set.of(), Set.of("busy"), 10)).containsExactly(errandOf("idle", 2));
    }

    @Test
    void areLeasedToOneCourierAlone() {
        // given
        Errand errand = errand(1, "a", NOON);
        errands.add(errand);
        // then
        assertThat(elsewhere.lease(errand, NOON)).isTrue();
        assertThat(errands.lease(errand, NOON)).isFalse();
        assertThat(free(NOON.plusSeconds(29))).isEmpty();
    }

    @Test
    void areFreeAgainWhenTheirLeaseEnds() {
        // given
        Errand errand = errand(1, "a", NOON);
        errands.add(errand);
        elsewhere.lease(errand, NOON);
        // when
        List<Errand> free = free(NOON.plus(LEASE));
        // then
        assertThat(free).singleElement().extracting(Errand::id).isEqualTo(errand.id());
        assertThat(errands.lease(free.getFirst(), NOON.plus(LEASE))).isTrue();
    }

    @Test
    void canBeGivenBackForLater() {
        // given
        Errand errand = errand(1, "a", NOON);
        errands.add(errand);
        errands.lease(errand, NOON);
        // when
        errands.giveBack(errand, NOON.plusSeconds(10));
        // then
        assertThat(free(NOON.plusSeconds(9))).isEmpty();
        assertThat(free(NOON.plusSeconds(10))).hasSize(1);
    }

    @Test
    void areNotGivenBackByWhoLostTheLease() {
        // given
        Errand errand = errand(1, "a", NOON);
        errands.add(errand);
        errands.lease(errand, NOON);
        Errand again = free(NOON.plus(LEASE)).getFirst();
        elsewhere.lease(again, NOON.plus(LEASE));
        // when
        errands.giveBack(errand, NOON);
        // then
        assertThat(free(NOON.plus(LEASE))).isEmpty();
    }

    @Test
    void ofAProcessThatIsNoMoreAreFreeAtOnce() {
        // given
        errands.add(errand(1, "a", NOON));
        errands.add(errand(2, "a", NOON));
        errands.lease(errand(1, "a", NOON), NOON);
        elsewhere.lease(errand(2, "a", NOON), NOON);
        // when
        new Errands(collection, "here", LEASE).takeOver(NOON);
        // then
        assertThat(free(NOON))
                .singleElement()
                .extracting(Errand::id)
                .isEqualTo(errand(1, "a", NOON).id());
    }

    @Test
    void areForgottenOnceTheyAreOver() {
        // given
        Errand errand = errand(1, "a", NOON);
        errands.add(errand);
        // when
        errands.remove(errand);
        // then
        assertThat(collection.countDocuments()).isZero();
    }
}
