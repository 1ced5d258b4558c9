package ai.extraly.app.axon;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Sagas in MongoDB. A saga that somebody else changed since it was loaded is not overwritten: the change fails with a
 * {@link ConcurrencyException}, and whoever delivered the event or deadline delivers it again.
 *
 * <p>What a saga is found by lies in a collection of its own, one document for each value, so that finding one never means looking
 * through all. Such a document is written before the saga and removed after it; where a crash left one behind, it finds nothing.
 */
final class VersionedSagaStore implements SagaStore<Object> {
    private static final String VERSIONS = VersionedSagaStore.class.getName();
    private static final String ID = "_id";

    private final MongoCollection<Document> sagas;
    private final MongoCollection<Document> associations;
    private final Serializer serializer;

    VersionedSagaStore(MongoDatabase database, Serializer serializer) {
        this.sagas = database.getCollection("sagas");
        this.associations = database.getCollection("saga_associations");
        this.serializer = serializer;
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue value) {
        Document found = associations.find(eq(ID, key(sagaType, value))).first();
        return found == null ? Set.of() : Set.copyOf(found.getList("sagas", String.class));
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        Document found = sagas.find(eq(ID, sagaIdentifier)).first();
        if (found == null) {
            return null;
        }
        versions().put(sagaIdentifier, found.getLong("version"));
        return new Loaded<>(state(found, sagaType), values(found));
    }

    @Override
    public void insertSaga(Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> values) {
        values.forEach(value -> associate(sagaType, value, sagaIdentifier));
        sagas.insertOne(document(sagaIdentifier, 0, saga, values));
        versions().put(sagaIdentifier, 0L);
    }

    @Override
    public void updateSaga(Class<?> sagaType, String sagaIdentifier, Object saga, AssociationValues values) {
        long version = loadedVersion(sagaIdentifier);
        values.addedAssociations().forEach(value -> associate(sagaType, value, sagaIdentifier));
        Document next = document(sagaIdentifier, version + 1, saga, values.asSet());
        if (sagas.replaceOne(and(eq(ID, sagaIdentifier), eq("version", version)), next)
                        .getMatchedCount()
                == 0) {
            throw changed(sagaIdentifier);
        }
        versions().put(sagaIdentifier, version + 1);
        values.removedAssociations().forEach(value -> dissociate(sagaType, value, sagaIdentifier));
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String sagaIdentifier, Set<AssociationValue> values) {
        long version = loadedVersion(sagaIdentifier);
        boolean deleted = sagas.deleteOne(and(eq(ID, sagaIdentifier), eq("version", version)))
                        .getDeletedCount()
                > 0;
        if (!deleted && sagas.find(eq(ID, sagaIdentifier)).first() != null) {
            throw changed(sagaIdentifier);
        }
        values.forEach(value -> dissociate(sagaType, value, sagaIdentifier));
    }

    private void associate(Class<?> sagaType, AssociationValue value, String saga) {
        associations.updateOne(
                eq(ID, key(sagaType, value)), Updates.addToSet("sagas", saga), new UpdateOptions().upsert(true));
    }

    private void dissociate(Class<?> sagaType, AssociationValue value, String saga) {
        String key = key(sagaType, value);
        associations.updateOne(eq(ID, key), Updates.pull("sagas", saga));
        associations.deleteOne(and(eq(ID, key), eq("sagas", List.of())));
    }

    private Document document(String id, long version, Object saga, Collection<AssociationValue> values) {
        SerializedObject<byte[]> state = serializer.serialize(saga, byte[].class);
        return new Document(ID, id)
                .append("version", version)
                .append("type", state.getType().getName())
                .append("revision", state.getType().getRevision())
                .append("state", state.getData())
                .append(
                        "associations",
                        values.stream()
                                .map(value -> new Document("key", value.getKey()).append("value", value.getValue()))
                                .toList());
    }

    private <S> S state(Document found, Class<S> sagaType) {
        return sagaType.cast(serializer.deserialize(new SimpleSerializedObject<>(
                found.get("state", Binary.class).getData(),
                byte[].class,
                found.getString("type"),
                found.getString("revision"))));
    }

    private static Set<AssociationValue> values(Document found) {
        return found.getList("associations", Document.class).stream()
                .map(value -> new AssociationValue(value.getString("key"), value.getString("value")))
                .collect(Collectors.toSet());
    }

    private String key(Class<?> sagaType, AssociationValue value) {
        return serializer.typeForClass(sagaType).getName() + "/" + value.getKey() + "=" + value.getValue();
    }

    /** The versions that this unit of work has seen. A saga never outlives the unit of work that loaded it. */
    private static Map<String, Long> versions() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(VERSIONS, key -> new HashMap<>());
    }

    private static long loadedVersion(String saga) {
        Long version = versions().get(saga);
        if (version == null) {
            throw new IllegalStateException("Saga " + saga + " was not loaded in this unit of work");
        }
        return version;
    }

    private static ConcurrencyException changed(String saga) {
        return new ConcurrencyException("Saga " + saga + " was changed by somebody else");
    }

    private record Loaded<S>(S saga, Set<AssociationValue> associationValues) implements Entry<S> {}
}
