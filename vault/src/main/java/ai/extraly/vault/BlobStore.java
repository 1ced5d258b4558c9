package ai.extraly.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the vault puts its bytes: small wrapped keys by name, and content by key and name. What a method has done when it returns
 * is durable and visible to every node. All bytes are ciphertext; the store knows nothing of it.
 */
interface BlobStore {
    /**
     * Keeps a wrapped key under a new name. A name that is taken keeps its key, which counts as made now.
     *
     * @return false when the name was taken
     */
    boolean createKey(String name, byte[] wrapped) throws IOException;

    Optional<byte[]> key(String name) throws IOException;

    /**
     * Replaces a wrapped key, whole and durably, as long as it is the {@code expected} one. It counts as made when the old one was.
     *
     * @return false when it is another by now, or gone
     */
    boolean replaceKey(String name, byte[] expected, byte[] wrapped) throws IOException;

    /** Destroys a wrapped key, as thoroughly as the store can; none is fine. */
    void destroyKey(String name) throws IOException;

    /** The names of all keys. The stream must be closed. */
    Stream<String> keys() throws IOException;

    /** The names of the keys that were last made before {@code time}. The stream must be closed. */
    Stream<String> keysMadeBefore(Instant time) throws IOException;

    /** Keeps what {@code writer} writes, whole or not at all, in the place of what had this name. */
    void putContent(String key, String name, Writer writer) throws IOException;

    Optional<InputStream> content(String key, String name) throws IOException;

    /** Removes one piece of content; none is fine. */
    void deleteContent(String key, String name) throws IOException;

    /** Removes all content of a key; none is fine. */
    void deleteContent(String key) throws IOException;

    /** The names of what lies under a key, also of what a crash left there half written; none when nothing does. */
    List<String> contents(String key) throws IOException;

    /** Which of {@code names} have a key. */
    Set<String> keysAmong(Collection<String> names) throws IOException;

    /** The names of the keys, destroyed ones included, that content is left of. The stream must be closed. */
    Stream<String> keysWithContent() throws IOException;

    /**
     * Keeps a record, which belongs to no key, under a new name.
     *
     * @return false when the name was taken; its record stays
     */
    boolean createRecord(String name, byte[] content) throws IOException;

    Optional<byte[]> record(String name) throws IOException;

    /** The names of all records that begin with {@code prefix}. */
    List<String> records(String prefix) throws IOException;

    /** Writes one content. When it throws, nothing is kept. It does not close the stream. */
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream target) throws IOException;
    }
}
