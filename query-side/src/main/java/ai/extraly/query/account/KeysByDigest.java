package ai.extraly.query.account;

import ai.extraly.query.account.KeyRing.OwnedKey;
import ai.extraly.query.model.Change;
import ai.extraly.query.model.Preceding;
import ai.extraly.query.model.Rows;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes each key of a ring where it is found by its digest, before the ring says that it was seen. */
final class KeysByDigest implements Preceding<KeyRing> {
    private final Rows<OwnedKey> keys;

    KeysByDigest(Rows<OwnedKey> keys) {
        this.keys = keys;
    }

    @Override
    public boolean write(List<Change<KeyRing>> changes) {
        List<OwnedKey> changed = changes.stream().flatMap(KeysByDigest::changed).toList();
        Map<String, OwnedKey> stored =
                keys.findAll(changed.stream().map(OwnedKey::id).toList());
        return keys.write(changed.stream()
                .map(key -> new Change<>(stored.get(key.id()), key))
                .filter(Change::isNews)
                .toList());
    }

    private static Stream<OwnedKey> changed(Change<KeyRing> change) {
        KeyRing before = change.before();
        return change.after().keys().stream()
                .filter(key -> before == null || !before.keys().contains(key));
    }
}
