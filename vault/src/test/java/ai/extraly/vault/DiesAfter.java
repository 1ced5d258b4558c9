package ai.extraly.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store that replaces some keys and then no more. */
final class DiesAfter implements BlobStore {
    private final BlobStore store;
    private final @Nullable Error error;
    private int left;

    DiesAfter(BlobStore store, int replacements) {
        this(store, replacements, null);
    }

    DiesAfter(BlobStore store, int replacements, @Nullable Error error) {
        this.store = store;
        this.left = replacements;
        this.error = error;
    }

    @Override
    public boolean replaceKey(String name, byte[] expected, byte[] wrapped) throws IOException {
        if (left-- <= 0) {
            if (error != null) {
                throw error;
            }
            throw new IOException("gone");
        }
        return store.replaceKey(name, expected, wrapped);
    }

    @Override
    public boolean createKey(String name, byte[] wrapped) throws IOException {
        return store.createKey(name, wrapped);
    }

    @Override
    public Optional<byte[]> key(String name) throws IOException {
        return store.key(name);
    }

    @Override
    public void destroyKey(String name) throws IOException {
        store.destroyKey(name);
    }

    @Override
    public Stream<String> keys() throws IOException {
        return store.keys();
    }

    @Override
    public Stream<String> keysMadeBefore(Instant time) throws IOException {
        return store.keysMadeBefore(time);
    }

    @Override
    public void putContent(String key, String name, Writer writer) throws IOException {
        store.putContent(key, name, writer);
    }

    @Override
    public Optional<InputStream> content(String key, String name) throws IOException {
        return store.content(key, name);
    }

    @Override
    public void deleteContent(String key, String name) throws IOException {
        store.deleteContent(key, name);
    }

    @Override
    public void deleteContent(String key) throws IOException {
        store.deleteContent(key);
    }

    @Override
    public List<String> contents(String key) throws IOException {
        return store.contents(key);
    }

    @Override
    public Set<String> keysAmong(Collection<String> names) throws IOException {
        return store.keysAmong(names);
    }

    @Override
    public Stream<String> keysWithContent() throws IOException {
        return store.keysWithContent();
    }

    @Override
    public boolean createRecord(String name, byte[] content) throws IOException {
        return store.createRecord(name, content);
    }

    @Override
    public List<String> records(String prefix) throws IOException {
        return store.records(prefix);
    }

    @Override
    public Optional<byte[]> record(String name) throws IOException {
        return store.record(name);
    }
}
