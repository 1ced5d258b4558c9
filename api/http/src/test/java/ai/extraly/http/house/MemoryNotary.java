package ai.extraly.http.house;

import ai.extraly.vault.Notary;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A notary that keeps its promises until the process ends. */
final class MemoryNotary implements Notary {
    private final Map<String, ByteBuffer> records = new ConcurrentHashMap<>();
    private final KeyPair key;

    MemoryNotary() {
        try {
            key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean keep(String name, byte[] content) {
        return records.putIfAbsent(name, ByteBuffer.wrap(content)) == null;
    }

    @Override
    public Optional<byte[]> record(String name) {
        return Optional.ofNullable(records.get(name)).map(ByteBuffer::array);
    }

    @Override
    public List<String> names(String prefix) {
        return records.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public PublicKey publicKey() {
        return key.getPublic();
    }
}
