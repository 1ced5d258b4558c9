package ai.extraly.http.audit;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.chain.ExportedEvent;
import ai.extraly.contract.chain.ExportedStream;
import ai.extraly.contract.chain.Fields;
import ai.extraly.contract.chain.StoredEvent;
import ai.extraly.http.web.ApiJson;
import ai.extraly.vault.Notary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON lines: the events of a period, what there is of each aggregate, a manifest, and the signature over the manifest's
 * line.
 */
final class Export implements ChainReader.Visitor {
    private final @Nullable Instant from;
    private final @Nullable Instant to;
    private final OutputStream out;
    private final Map<String, ExportedStream> streams = new LinkedHashMap<>();
    private long events;

    /** @param to the first instant that is no more part of it */
    Export(@Nullable Instant from, @Nullable Instant to, OutputStream out) {
        this.from = from;
        this.to = to;
        this.out = out;
    }

    @Override
    public void visit(StoredEvent event) throws IOException {
        if ((from != null && event.at().isBefore(from))
                || (to != null && !event.at().isBefore(to))) {
            return;
        }
        @Nullable ExportedStream before = streams.get(event.aggregate());
        ExportedEvent exported = ExportedEvent.of(event, before == null ? ExportedEvent.NONE : before.digest());
        streams.put(
                event.aggregate(),
                new ExportedStream(
                        event.aggregate(),
                        before == null ? event.sequence() : before.firstSequence(),
                        event.sequence(),
                        exported.digest()));
        events++;
        line(exported);
    }

    void finish(ChainReader.Outcome outcome, Instant now, Notary notary) throws IOException {
        MessageDigest digest = Sha256.digest();
        Fields all = new Fields(digest::update);
        for (ExportedStream stream : streams.values()) {
            line(new StreamLine(stream));
            stream.addTo(all);
        }
        PublicKey key = PublicKey.of(notary);
        byte[] manifest = line(new ManifestLine(new Manifest(
                1,
                from == null ? null : from.toString(),
                to == null ? null : to.toString(),
                now.toString(),
                events,
                streams.size(),
                Sha256.finish(digest),
                VerdictData.of(outcome),
                key.publicKey(),
                key.fingerprint())));
        line(new SignatureLine(Base64.getEncoder().encodeToString(notary.sign(manifest))));
        out.flush();
    }

    private byte[] line(Object line) throws IOException {
        byte[] bytes = ApiJson.MAPPER.writeValueAsString(line).getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        out.write('\n');
        return bytes;
    }

    record StreamLine(ExportedStream stream) {}

    record ManifestLine(Manifest manifest) {}

    record SignatureLine(String signature) {}

    /** What is signed. */
    record Manifest(
            int format,
            @Nullable String from,
            @Nullable String to,
            String madeAt,
            long events,
            long aggregates,
            Sha256 streamsDigest,
            VerdictData chain,
            String publicKey,
            String fingerprint) {}
}
