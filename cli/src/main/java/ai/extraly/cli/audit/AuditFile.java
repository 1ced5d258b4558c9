package ai.extraly.cli.audit;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.chain.Break;
import ai.extraly.contract.chain.ExportedEvent;
import ai.extraly.contract.chain.ExportedStream;
import ai.extraly.contract.chain.Fields;
import ai.extraly.contract.chain.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An export of the event log, verified by itself: lines are chained per aggregate, what there is of each aggregate is listed behind
 * them, the list is digested into the manifest, and the manifest is signed. So nothing can be changed without it being seen, and
 * mostly it is seen where.
 */
final class AuditFile {
    private static final Set<String> EVENT = Set.of(
            "aggregate_id",
            "sequence",
            "position",
            "aggregate_type",
            "event_id",
            "type",
            "revision",
            "at",
            "payload",
            "metadata",
            "digest");
    private static final Set<String> STREAM = Set.of("aggregate_id", "first_sequence", "last_sequence", "digest");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final MessageDigest listDigest = Sha256.digest();
    private final Fields list = new Fields(listDigest::update);
    private long events;
    private long listed;
    private long position = Long.MIN_VALUE;
    private long lineNumber;
    private @Nullable JsonNode manifest;
    private byte[] manifestLine = {};
    private @Nullable String signedWith;
    private boolean signed;

    /** What was read of one aggregate. */
    private static final class Seen {
        private long first;
        private long last;
        private Sha256 digest = ExportedEvent.NONE;
        private boolean isListed;
        private @Nullable Finding finding;
    }

    private AuditFile() {}

    /** Reads the export to its end. */
    static AuditFile read(BufferedReader lines, @Nullable PublicKey pinned) throws IOException {
        AuditFile file = new AuditFile();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            file.lineNumber++;
            file.take(line, pinned);
        }
        file.finish();
        return file;
    }

    long events() {
        return events;
    }

    long aggregates() {
        return seen.size();
    }

    /** The first break of each aggregate, in the order of the file. */
    List<Finding> findings() {
        return seen.values().stream()
                .flatMap(one ->
                        one.finding == null ? java.util.stream.Stream.empty() : java.util.stream.Stream.of(one.finding))
                .toList();
    }

    /** What is wrong with the file beside its events, as sentences. */
    List<String> faults() {
        return faults;
    }

    /** What the server said of its chain; null when there is no manifest. */
    @Nullable
    JsonNode manifest() {
        return manifest;
    }

    boolean isWhole() {
        return faults.isEmpty() && findings().isEmpty();
    }

    private void take(String line, @Nullable PublicKey pinned) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JacksonException e) {
            faults.add("Line " + lineNumber + " is not JSON.");
            return;
        }
        if (signed) {
            faults.add("Line " + lineNumber + " comes after the signature.");
        } else if (json.has("signature")) {
            verify(json, pinned);
        } else if (json.has("manifest")) {
            if (manifest != null) {
                faults.add("There are two manifests.");
            }
            manifest = json.get("manifest");
            manifestLine = line.getBytes(StandardCharsets.UTF_8);
        } else if (json.has("stream")) {
            take(stream(json.get("stream")));
        } else {
            take(event(json));
        }
    }

    private @Nullable ExportedEvent event(JsonNode json) {
        try {
            require(json, EVENT);
            Map<String, String> metadata = new TreeMap<>();
            json.get("metadata")
                    .properties()
                    .forEach(one -> metadata.put(one.getKey(), one.getValue().stringValue()));
            return new ExportedEvent(
                    json.get("aggregate_id").stringValue(),
                    json.get("sequence").longValue(),
                    json.get("position").longValue(),
                    json.get("aggregate_type").stringValue(),
                    json.get("event_id").stringValue(),
                    json.get("type").stringValue(),
                    json.get("revision").isNull() ? null : json.get("revision").stringValue(),
                    json.get("at").stringValue(),
                    json.get("payload").stringValue(),
                    metadata,
                    new Sha256(json.get("digest").stringValue()));
        } catch (JacksonException | IllegalArgumentException e) {
            faults.add("Line " + lineNumber + " is not an event as Extraly writes it: altered.");
            return null;
        }
    }

    private @Nullable ExportedStream stream(JsonNode json) {
        try {
            require(json, STREAM);
            return new ExportedStream(
                    json.get("aggregate_id").stringValue(),
                    json.get("first_sequence").longValue(),
                    json.get("last_sequence").longValue(),
                    new Sha256(json.get("digest").stringValue()));
        } catch (JacksonException | IllegalArgumentException e) {
            faults.add("Line " + lineNumber + " is not a list entry as Extraly writes it: altered.");
            return null;
        }
    }

    private static void require(JsonNode json, Set<String> names) {
        if (!json.isObject() || !Set.copyOf(json.propertyNames()).equals(names)) {
            throw new IllegalArgumentException("Other fields");
        }
    }

    private void take(@Nullable ExportedEvent event) {
        if (event == null) {
            return;
        }
        events++;
        Seen one = seen.get(event.aggregateId());
        if (one == null) {
            one = new Seen();
            one.first = event.sequence();
            one.last = event.sequence() - 1;
            seen.put(event.aggregateId(), one);
        }
        one.finding = one.finding == null ? broken(one, event) : appeared(one.finding, event);
        position = event.position();
        one.last = Math.max(one.last, event.sequence());
        one.digest = event.digest();
    }

    private @Nullable Finding broken(Seen before, ExportedEvent event) {
        long next = before.last + 1;
        if (event.sequence() > next) {
            return new Finding(event.aggregateId(), next, Break.MISSING);
        }
        if (event.sequence() < next) {
            return new Finding(event.aggregateId(), event.sequence(), Break.INSERTED);
        }
        if (!event.digestAfter(before.digest).equals(event.digest())) {
            return new Finding(event.aggregateId(), next, Break.ALTERED);
        }
        return event.position() > position ? null : new Finding(event.aggregateId(), next, Break.REORDERED);
    }

    /** What was missing and comes later was moved. */
    private static Finding appeared(Finding earlier, ExportedEvent event) {
        return earlier.kind() == Break.MISSING && earlier.sequence() == event.sequence()
                ? new Finding(earlier.aggregate(), earlier.sequence(), Break.REORDERED)
                : earlier;
    }

    private void take(@Nullable ExportedStream stream) {
        if (stream == null) {
            return;
        }
        listed++;
        stream.addTo(list);
        Seen one = seen.get(stream.aggregateId());
        if (one == null) {
            one = new Seen();
            one.finding = new Finding(stream.aggregateId(), stream.firstSequence(), Break.MISSING);
            seen.put(stream.aggregateId(), one);
        }
        one.isListed = true;
        if (one.finding == null || one.finding.sequence() > stream.firstSequence()) {
            Finding found = compared(one, stream);
            one.finding = found == null ? one.finding : found;
        }
    }

    private static @Nullable Finding compared(Seen one, ExportedStream stream) {
        String aggregate = stream.aggregateId();
        if (one.first > stream.firstSequence()) {
            return new Finding(aggregate, stream.firstSequence(), Break.MISSING);
        }
        if (one.first < stream.firstSequence()) {
            return new Finding(aggregate, one.first, Break.INSERTED);
        }
        if (one.finding != null) {
            return null;
        }
        if (one.last < stream.lastSequence()) {
            return new Finding(aggregate, one.last + 1, Break.MISSING_AT_END);
        }
        if (one.last > stream.lastSequence()) {
            return new Finding(aggregate, stream.lastSequence() + 1, Break.INSERTED);
        }
        // Whoever altered an event and made the digests anew left no trace of which one it was.
        return one.digest.equals(stream.digest())
                ? null
                : new Finding(aggregate, stream.firstSequence(), Break.ALTERED);
    }

    private void verify(JsonNode json, @Nullable PublicKey pinned) {
        signed = true;
        if (manifest == null) {
            return;
        }
        try {
            PublicKey own = key(manifest.path("public_key").asString(""));
            if (pinned != null && !pinned.equals(own)) {
                faults.add("The export is signed with another key than the one given.");
            }
            PublicKey verifying = pinned == null ? own : pinned;
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(verifying);
            signature.update(manifestLine);
            String text = json.path("signature").asString("");
            byte[] bytes = Base64.getDecoder().decode(text);
            // The last character of base64 has bits that decoding drops.
            boolean asWritten = json.size() == 1
                    && Base64.getEncoder().encodeToString(bytes).equals(text);
            if (!signature.verify(bytes) || !asWritten) {
                faults.add("The manifest is not what was signed.");
            } else {
                signedWith = fingerprint(verifying);
                if (!manifest.path("fingerprint").asString("").equals(fingerprint(own))) {
                    faults.add("The manifest names another key than the one that it was signed with.");
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            faults.add("The manifest is not what was signed.");
        }
    }

    /** The fingerprint of the key with which its manifest is signed; null when it is not what was signed. */
    @Nullable
    String signedWith() {
        return signedWith;
    }

    private static String fingerprint(PublicKey key) throws GeneralSecurityException {
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    }

    /** The key in a PEM file. */
    static PublicKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private void finish() {
        if (manifest == null || !signed) {
            faults.add("The export was cut off: it does not end with a signed manifest.");
            return;
        }
        if (!manifest.path("streams_digest")
                        .asString("")
                        .equals(Sha256.finish(listDigest).hex())
                || manifest.path("aggregates").asLong(-1) != listed) {
            faults.add("The list of aggregates is not the one that was signed.");
        }
        if (manifest.path("events").asLong(-1) != events) {
            faults.add("There are " + events + " events; " + manifest.path("events") + " were signed for.");
        }
        seen.forEach((aggregate, one) -> {
            if (!one.isListed && one.finding == null) {
                one.finding = new Finding(aggregate, one.first, Break.INSERTED);
            }
        });
    }
}
