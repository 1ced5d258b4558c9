package ai.extraly.contract.chain;

import ai.extraly.contract.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A stored event as a line of an export. The key of the chain is given to nobody, so lines are chained once more, per aggregate and
 * without a key: whoever has the signed last digest can recompute all of them.
 *
 * @param digest over {@code previous}, the digest of the line before it of the same aggregate, and over everything else of the line
 */
public record ExportedEvent(
        String aggregateId,
        long sequence,
        long position,
        String aggregateType,
        String eventId,
        String type,
        @Nullable String revision,
        String at,
        String payload,
        Map<String, String> metadata,
        Sha256 digest) {
    /** What comes before the first line of an aggregate. */
    public static final Sha256 NONE = new Sha256("0".repeat(64));

    public static ExportedEvent of(StoredEvent event, Sha256 previous) {
        ExportedEvent undigested = new ExportedEvent(
                event.aggregate(),
                event.sequence(),
                event.position(),
                event.stream(),
                event.id(),
                event.type(),
                event.revision(),
                event.at().toString(),
                new String(event.payload(), StandardCharsets.UTF_8),
                new TreeMap<>(event.metadata()),
                NONE);
        return undigested.with(undigested.digestAfter(previous));
    }

    private ExportedEvent with(Sha256 other) {
        return new ExportedEvent(
                aggregateId, sequence, position, aggregateType, eventId, type, revision, at, payload, metadata, other);
    }

    /** What {@link #digest} has to be. */
    public Sha256 digestAfter(Sha256 previous) {
        MessageDigest sha256 = Sha256.digest();
        new Fields(sha256::update)
                .text(previous.hex())
                .text(aggregateId)
                .number(sequence)
                .number(position)
                .text(aggregateType)
                .text(eventId)
                .text(type)
                .text(revision)
                .text(at)
                .text(payload)
                .map(metadata);
        return Sha256.finish(sha256);
    }
}
