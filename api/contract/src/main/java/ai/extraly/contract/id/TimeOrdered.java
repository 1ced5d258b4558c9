package ai.extraly.contract.id;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;

/** 128 bits that sort by time: 48 bits of Unix milliseconds, then 80 random ones (the layout of ULID and of UUID version 7). */
final class TimeOrdered {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrdered() {}

    static byte[] at(Instant time) {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        byte[] millis =
                ByteBuffer.allocate(Long.BYTES).putLong(time.toEpochMilli()).array();
        return ByteBuffer.allocate(Base32.BYTES).put(millis, 2, 6).put(random).array();
    }
}
