package ai.extraly.http.house;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.vault.ErasedException;
import ai.extraly.vault.Notary;
import ai.extraly.vault.Remains;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.KeyErasure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A vault that keeps its promises until the process ends. */
public final class MemoryVault implements Vault {
    private final Set<DataKeyId> keys = ConcurrentHashMap.newKeySet();
    private final Map<String, Field> fields = new ConcurrentHashMap<>();
    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private final MemoryNotary notary = new MemoryNotary();
    private final AtomicLong next = new AtomicLong();

    private record Field(DataKeyId key, String purpose, String text) {}

    private record Content(DataKeyId key, ByteBuffer bytes) {}

    @Override
    public void createKey(DataKeyId key) {
        keys.add(key);
    }

    @Override
    public Sealed seal(DataKeyId key, String purpose, String text) {
        require(key);
        String ciphertext = "sealed-" + next.incrementAndGet();
        fields.put(ciphertext, new Field(key, purpose, text));
        return new Sealed(ciphertext);
    }

    @Override
    public String open(DataKeyId key, String purpose, Sealed sealed) {
        require(key);
        Field field = fields.get(sealed.ciphertext());
        if (field == null || !field.key().equals(key) || !field.purpose().equals(purpose)) {
            throw new IllegalStateException("Sealed under another key or for another purpose than " + purpose);
        }
        return field.text();
    }

    @Override
    public ClaimCheck store(DataKeyId key, String name, InputStream content) throws IOException {
        require(key);
        byte[] bytes = content.readAllBytes();
        String reference = key + "/" + name;
        contents.put(reference, new Content(key, ByteBuffer.wrap(bytes)));
        return new ClaimCheck(reference, Sha256.of(bytes), bytes.length);
    }

    @Override
    public InputStream read(DataKeyId key, ClaimCheck content) {
        require(key);
        Content found = contents.get(content.reference());
        if (found == null) {
            throw new ErasedException(key);
        }
        return new ByteArrayInputStream(found.bytes().array());
    }

    @Override
    public void discard(DataKeyId key, ClaimCheck content) {
        contents.remove(content.reference());
    }

    @Override
    public void erase(KeyErasure erasure) {
        DataKeyId key = erasure.key();
        keys.remove(key);
        contents.values().removeIf(content -> content.key().equals(key));
        fields.values().removeIf(field -> field.key().equals(key));
    }

    @Override
    public Remains remains(DataKeyId key) {
        return new Remains(
                keys.contains(key),
                contents.keySet().stream()
                        .filter(reference -> reference.startsWith(key + "/"))
                        .toList());
    }

    @Override
    public Stream<DataKeyId> keysMadeBefore(Instant time) {
        return keys.stream();
    }

    @Override
    public byte[] derive(String purpose, String input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("secret of this deployment".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal((purpose + "/" + input).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Notary notary() {
        return notary;
    }

    private void require(DataKeyId key) {
        if (!keys.contains(key)) {
            throw new ErasedException(key);
        }
    }

    /** All keys there are. */
    public Set<DataKeyId> keys() {
        return Set.copyOf(keys);
    }

    /** How many pieces of content lie under a key. */
    public long contents(DataKeyId key) {
        return contents.values().stream()
                .filter(content -> content.key().equals(key))
                .count();
    }

    public boolean has(ClaimCheck content) {
        return contents.containsKey(content.reference());
    }

    public boolean has(DataKeyId key) {
        return keys.contains(key);
    }
}
