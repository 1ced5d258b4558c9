package ai.extraly.contract.chain;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Links each event of a stream to the one before it: HMAC-SHA-256 over that one's link and over everything of this one that an
 * event store keeps. Without the key nobody can make a link. Threads may share one.
 */
public final class EventChain {
    /** The purpose under which the vault derives the key. */
    public static final String PURPOSE = "event-chain";

    /** And its input: there is one key for the whole log. */
    public static final String INPUT = "log";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

    public EventChain(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The link of an event: 64 hexadecimal digits.
     *
     * @param previous that of the event before it in its stream; null when there is none, or when that one was stored without a link
     */
    public String link(@Nullable String previous, StoredEvent event) {
        return link(previous, event, event.sequence());
    }

    /** What the link would be if the event stood at another place in its stream. */
    String link(@Nullable String previous, StoredEvent event, long sequence) {
        Mac mac = macs.get();
        Map<String, String> others = new TreeMap<>(event.metadata());
        others.remove(StoredEvent.CHAIN);
        new Fields(mac::update)
                .text(previous)
                .text(event.stream())
                .text(event.aggregate())
                .number(sequence)
                .text(event.id())
                .text(event.type())
                .text(event.revision())
                .bytes(event.payload())
                .text(event.at().toString())
                .map(others);
        return HexFormat.of().formatHex(mac.doFinal());
    }

    boolean holds(@Nullable String previous, StoredEvent event, long sequence) {
        return event.link() != null && link(previous, event, sequence).equals(event.link());
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }
}
