package ai.extraly.app.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.extraly.app.embedded.InProcessMongo;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionedSagaStoreTest {
    private static final AssociationValue DOCUMENT = new AssociationValue("documentId", "doc_1");
    private static final AssociationValue DELIVERY = new AssociationValue("deliveryId", "whd_1");

    private InProcessMongo mongo;
    private MongoClient client;
    private MongoDatabase database;
    private VersionedSagaStore sagas;

    @BeforeEach
    void start(@TempDir Path directory) {
        mongo = new InProcessMongo(directory);
        client = MongoClients.create(mongo.connection());
        database = client.getDatabase("extraly");
        sagas = new VersionedSagaStore(database, new AxonMessages().serializer(new AnnotationRevisionResolver()));
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    @Test
    void findsAndLoadsWhatWasInserted() {
        // given
        insert("s1", "waiting");
        // when
        Set<String> found = sagas.findSagas(Wait.class, DOCUMENT);
        SagaStore.Entry<Wait> loaded = in(() -> sagas.loadSaga(Wait.class, "s1"));
        // then
        assertThat(found).containsExactly("s1");
        assertThat(loaded.saga().state).isEqualTo("waiting");
        assertThat(loaded.associationValues()).containsExactly(DOCUMENT);
    }

    @Test
    void followsASagaThatIsFoundBySomethingElseFromNowOn() {
        // given
        insert("s1", "waiting");
        // when
        in(() -> {
            SagaStore.Entry<Wait> entry = load("s1");
            AssociationValuesImpl values = new AssociationValuesImpl(entry.associationValues());
            values.add(DELIVERY);
            values.remove(DOCUMENT);
            Wait delivering = new Wait("delivering");
            sagas.updateSaga(Wait.class, "s1", delivering, values);
            return delivering;
        });
        // then
        assertThat(sagas.findSagas(Wait.class, DELIVERY)).containsExactly("s1");
        assertThat(sagas.findSagas(Wait.class, DOCUMENT)).isEmpty();
        SagaStore.Entry<Wait> loaded = in(() -> load("s1"));
        assertThat(loaded.saga().state).isEqualTo("delivering");
        assertThat(loaded.associationValues()).containsExactly(DELIVERY);
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseChanged() {
        // given
        insert("s1", "waiting");
        // when
        assertThatThrownBy(() -> in(() -> {
                    SagaStore.Entry<Wait> stale = load("s1");
                    elsewhere(() -> in(() -> update("s1", "changed", load("s1"))));
                    return update("s1", "stale", stale);
                }))
                // then
                .isInstanceOf(ConcurrencyException.class);
        assertThat(in(() -> load("s1")).saga().state).isEqualTo("changed");
    }

    @Test
    void doesNotEndWhatSomebodyElseChanged() {
        // given
        insert("s1", "waiting");
        // when
        assertThatThrownBy(() -> in(() -> {
                    SagaStore.Entry<Wait> stale = load("s1");
                    elsewhere(() -> in(() -> update("s1", "changed", load("s1"))));
                    return end("s1", stale);
                }))
                // then
                .isInstanceOf(ConcurrencyException.class);
        assertThat(sagas.findSagas(Wait.class, DOCUMENT)).containsExactly("s1");
    }

    @Test
    void endsASagaThatSomebodyElseEnded() {
        // given
        insert("s1", "waiting");
        // when
        in(() -> {
            SagaStore.Entry<Wait> stale = load("s1");
            elsewhere(() -> in(() -> end("s1", load("s1"))));
            return end("s1", stale);
        });
        // then
        assertThat(sagas.findSagas(Wait.class, DOCUMENT)).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenASagaEnds() {
        // given
        insert("s1", "waiting");
        // when
        in(() -> end("s1", load("s1")));
        // then
        assertThat(database.getCollection("sagas").countDocuments()).isZero();
        assertThat(database.getCollection("saga_associations").countDocuments()).isZero();
    }

    private void insert(String id, String state) {
        Wait saga = new Wait(state);
        in(() -> {
            sagas.insertSaga(Wait.class, id, saga, Set.of(DOCUMENT));
            return saga;
        });
    }

    private SagaStore.Entry<Wait> load(String id) {
        return Objects.requireNonNull(sagas.loadSaga(Wait.class, id));
    }

    private Wait update(String id, String state, SagaStore.Entry<Wait> loaded) {
        Wait next = new Wait(state);
        sagas.updateSaga(Wait.class, id, next, new AssociationValuesImpl(loaded.associationValues()));
        return next;
    }

    private Wait end(String id, SagaStore.Entry<Wait> loaded) {
        sagas.deleteSaga(Wait.class, id, loaded.associationValues());
        return loaded.saga();
    }

    /** As a processor or a deadline does it. */
    private static <T> T in(Supplier<T> work) {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("event"));
        try {
            return work.get();
        } finally {
            unitOfWork.commit();
        }
    }

    private static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    /** A saga keeps its state in fields. */
    static class Wait {
        private String state = "";

        Wait() {}

        Wait(String state) {
            this.state = state;
        }
    }
}
