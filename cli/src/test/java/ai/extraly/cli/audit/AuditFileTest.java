package ai.extraly.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.chain.Break;
import ai.extraly.contract.chain.ExportedEvent;
import ai.extraly.contract.chain.ExportedStream;
import ai.extraly.contract.chain.Fields;
import ai.extraly.contract.chain.Finding;
import ai.extraly.contract.chain.StoredEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class AuditFileTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final KeyPair keys = newKeys();
    /** Five events each of a and b, in turn: lines 0 to 9; the list: 10 and 11; manifest and signature: 12 and 13. */
    private final List<String> lines = export(keys, fingerprint(keys));

    @Test
    void isWholeWhenNobodyTouchedIt() throws IOException {
        AuditFile file = read();

        assertThat(file.isWhole()).as("%s %s", file.findings(), file.faults()).isTrue();
        assertThat(file.events()).isEqualTo(10);
        assertThat(file.aggregates()).isEqualTo(2);
    }

    /** A single character of any line, made another one: every third, since each look costs a signature. */
    @Test
    void findsAChangeOfAnyCharacter() throws IOException {
        for (int line = 0; line < lines.size(); line++) {
            String before = lines.get(line);
            for (int at = line % 3; at < before.length(); at += 3) {
                char other = before.charAt(at) == '3' ? '4' : '3';
                lines.set(line, before.substring(0, at) + other + before.substring(at + 1));
                assertThat(read().isWhole())
                        .as("line %d, character %d", line, at)
                        .isFalse();
            }
            lines.set(line, before);
        }
    }

    @Test
    void namesAnAlteredEvent() throws IOException {
        lines.set(4, lines.get(4).replace("\"n\\\":2", "\"n\\\":7"));

        assertThat(read().findings()).containsExactly(new Finding("a", 2, Break.ALTERED));
    }

    @Test
    void namesAMissingEvent() throws IOException {
        lines.remove(4);

        assertThat(read().findings()).containsExactly(new Finding("a", 2, Break.MISSING));
    }

    @Test
    void namesAMissingLastEvent() throws IOException {
        lines.remove(8);

        assertThat(read().findings()).containsExactly(new Finding("a", 4, Break.MISSING_AT_END));
    }

    @Test
    void namesAMissingFirstEvent() throws IOException {
        lines.remove(0);

        assertThat(read().findings()).containsExactly(new Finding("a", 0, Break.MISSING));
    }

    @Test
    void namesEventsThatChangedPlaces() throws IOException {
        String two = lines.get(4);
        lines.set(4, lines.get(6));
        lines.set(6, two);

        assertThat(read().findings()).contains(new Finding("a", 2, Break.REORDERED));
    }

    @Test
    void namesEventsOfTwoAggregatesThatChangedPlaces() throws IOException {
        String two = lines.get(4);
        lines.set(4, lines.get(5));
        lines.set(5, two);

        assertThat(read().findings()).containsExactly(new Finding("a", 2, Break.REORDERED));
    }

    @Test
    void namesAnInsertedEvent() throws IOException {
        lines.add(6, lines.get(2));

        assertThat(read().findings()).containsExactly(new Finding("a", 1, Break.INSERTED));
    }

    @Test
    void findsAWholeAggregateThatIsGone() throws IOException {
        lines.removeIf(line -> line.startsWith("{\"aggregate_id\":\"b\""));

        assertThat(read().findings()).containsExactly(new Finding("b", 0, Break.MISSING));
    }

    @Test
    void findsThatItWasCutOff() throws IOException {
        lines.removeLast();

        assertThat(read().faults()).singleElement().asString().contains("cut off");
    }

    @Test
    void isNotWholeUnderAnotherKey() throws IOException {
        AuditFile file = AuditFile.read(text(), newKeys().getPublic());

        assertThat(file.faults()).anySatisfy(fault -> assertThat(fault).contains("another key"));
    }

    @Test
    void saysWithWhichKeyItWasSignedAndNotWhichOneItNames() throws IOException {
        KeyPair forger = newKeys();
        lines.clear();
        lines.addAll(export(forger, fingerprint(keys)));

        AuditFile file = AuditFile.read(text(), null);

        assertThat(file.signedWith()).isEqualTo("sha256:" + fingerprint(forger));
        assertThat(file.isWhole()).isFalse();
    }

    private AuditFile read() throws IOException {
        return AuditFile.read(text(), keys.getPublic());
    }

    private BufferedReader text() {
        return new BufferedReader(new StringReader(String.join("\n", lines)));
    }

    private static List<String> export(KeyPair signing, String fingerprint) {
        List<String> written = new ArrayList<>();
        Map<String, ExportedStream> streams = new LinkedHashMap<>();
        for (int position = 0; position < 10; position++) {
            String aggregate = position % 2 == 0 ? "a" : "b";
            ExportedStream before = streams.get(aggregate);
            ExportedEvent event =
                    ExportedEvent.of(event(position, aggregate), before == null ? ExportedEvent.NONE : before.digest());
            streams.put(aggregate, new ExportedStream(aggregate, 0, event.sequence(), event.digest()));
            written.add(JSON.writeValueAsString(event));
        }
        MessageDigest digest = Sha256.digest();
        Fields all = new Fields(digest::update);
        for (ExportedStream stream : streams.values()) {
            stream.addTo(all);
            written.add(JSON.writeValueAsString(Map.of("stream", stream)));
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("events", 10);
        manifest.put("aggregates", 2);
        manifest.put("streams_digest", Sha256.finish(digest));
        manifest.put(
                "public_key",
                Base64.getEncoder().encodeToString(signing.getPublic().getEncoded()));
        manifest.put("fingerprint", "sha256:" + fingerprint);
        String line = JSON.writeValueAsString(Map.of("manifest", manifest));
        written.add(line);
        written.add(JSON.writeValueAsString(Map.of("signature", signature(signing, line))));
        return written;
    }

    private static String fingerprint(KeyPair keys) {
        return Sha256.of(keys.getPublic().getEncoded()).hex();
    }

    private static StoredEvent event(int position, String aggregate) {
        return new StoredEvent(
                position,
                "Tally",
                aggregate,
                position / 2,
                "id-" + position,
                "ai.extraly.Counted",
                "1",
                "{\"n\":%d}".formatted(position / 2).getBytes(StandardCharsets.UTF_8),
                Instant.parse("2026-03-21T12:00:00.120Z"),
                Map.of("chain", "00ff", "requestId", "r-1"));
    }

    private static String signature(KeyPair keys, String line) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(line.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
