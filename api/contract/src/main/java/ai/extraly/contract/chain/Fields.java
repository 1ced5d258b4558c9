package ai.extraly.contract.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fields one after the other, each behind its length, so that no two lists of fields read alike. What is not there has the length
 * -1.
 */
public final class Fields {
    private static final int NONE = -1;

    private final Consumer<byte[]> sink;

    /** @param sink takes the bytes as they come, for example {@code digest::update} */
    public Fields(Consumer<byte[]> sink) {
        this.sink = sink;
    }

    public Fields text(@Nullable String text) {
        return text == null ? length(NONE) : bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public Fields bytes(byte[] bytes) {
        length(bytes.length);
        sink.accept(bytes);
        return this;
    }

    public Fields number(long number) {
        sink.accept(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    /** The entries in the order of their names. */
    public Fields map(Map<String, String> map) {
        length(map.size());
        new TreeMap<>(map).forEach((name, value) -> text(name).text(value));
        return this;
    }

    private Fields length(int length) {
        sink.accept(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        return this;
    }
}
