package ai.extraly.vault.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureLedgerTest {
    private static final Instant NOW = Instant.parse("2026-03-21T10:30:00.123Z");
    private static final AccountId ACCOUNT = AccountId.derived(new byte[16]);
    private static final byte[] SECRET = "thirty-two bytes of some secret.".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    private ErasureLedger ledger;

    @BeforeEach
    void open() {
        ledger = reopened();
    }

    private ErasureLedger reopened() {
        return ErasureLedger.inFile(directory, SECRET);
    }

    private Path file() {
        return directory.resolve("ledger");
    }

    private List<DataKeyId> three() {
        return Stream.generate(() -> DocumentId.next(NOW))
                .limit(3)
                .peek(document -> ledger.record(KeyErasure.of(document), "1a2b3c4d", NOW))
                .map(DataKeyId::of)
                .toList();
    }

    private static List<ErasedKey> read(ErasureLedger ledger) {
        try (Stream<ErasedKey> entries = ledger.entries()) {
            return entries.toList();
        }
    }

    @Test
    void isReadBackAsItWasWritten() {
        // given
        DataKeyId key = DataKeyId.next(NOW);
        ledger.record(KeyErasure.of(ACCOUNT, key), "1a2b3c4d", NOW);
        ledger.record(KeyErasure.ofUnused(key), ErasedKey.UNKNOWN, NOW.plusSeconds(1));
        // then
        assertThat(reopened().of(key))
                .containsExactly(
                        new ErasedKey(1, NOW, key, "1a2b3c4d", ErasureReason.ACCOUNT_DELETED, ACCOUNT),
                        new ErasedKey(2, NOW.plusSeconds(1), key, ErasedKey.UNKNOWN, ErasureReason.NEVER_USED, null));
        assertThat(reopened().size()).isEqualTo(2);
    }

    @Test
    void noticesAnAlteredAForgedAndACutLine() throws IOException {
        // given
        List<DataKeyId> keys = three();
        List<String> lines = Files.readAllLines(file());
        // then
        assertBroken(List.of(lines.get(0), lines.get(1).replace("document_deleted", "account_deleted"), lines.get(2)));
        assertBroken(List.of(lines.get(0), lines.get(2)));
        assertBroken(List.of(lines.get(1), lines.get(2)));
        assertBroken(List.of(lines.get(1), lines.get(0), lines.get(2)));
        List<String> forged = new ArrayList<>(lines);
        forged.add(lines.get(2).replaceFirst("^3 ", "4 "));
        assertBroken(forged);
        Files.write(file(), lines);
        assertThat(read(reopened())).extracting(ErasedKey::key).isEqualTo(keys);
    }

    @Test
    void isNotTheLedgerOfAnotherDeployment() {
        // given
        three();
        // then
        ErasureLedger other = ErasureLedger.inFile(directory, new byte[32]);
        assertThatExceptionOfType(BrokenLedgerException.class).isThrownBy(() -> read(other));
    }

    private void assertBroken(List<String> lines) throws IOException {
        Files.write(file(), lines);
        assertThatExceptionOfType(BrokenLedgerException.class).isThrownBy(() -> read(reopened()));
    }

    @Test
    void goesOnBehindALineThatACrashCutShort() throws IOException {
        // given
        three();
        String whole = Files.readString(file());
        Files.writeString(file(), whole + "4 2026-03-21T10:30:00.123Z doc_01");
        // when
        ErasureLedger again = reopened();
        again.record(KeyErasure.of(DocumentId.next(NOW)), "1a2b3c4d", NOW);
        // then
        assertThat(read(again)).hasSize(4);
        assertThat(Files.readString(file())).startsWith(whole);
    }

    @Test
    void remembersHowFarTheEventLogKnowsItUnlessSomebodyElseWroteThat() throws IOException {
        // given
        ledger.mark(new LedgerMark(3, 77));
        assertThat(reopened().mark()).hasValue(new LedgerMark(3, 77));
        // when
        Path mark = directory.resolve("agreed");
        Files.writeString(mark, Files.readString(mark).replace("3 77", "3 78"));
        // then
        assertThat(reopened().mark()).isEmpty();
        ledger.mark(new LedgerMark(4, 80));
        ledger.forgetMark();
        assertThat(reopened().mark()).isEmpty();
    }

    @Test
    void isOneChainAlsoWhenNodesAppendAtOnce() throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend());
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString() + "/?retryWrites=false")) {
            // when
            try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int node = 0; node < 4; node++) {
                    nodes.execute(() -> {
                        ErasureLedger own = ErasureLedger.inMongo(client.getDatabase("erasures"), SECRET);
                        for (int i = 0; i < 10; i++) {
                            own.record(KeyErasure.of(DocumentId.next(NOW)), "1a2b3c4d", NOW);
                        }
                    });
                }
            }
            // then
            ErasureLedger any = ErasureLedger.inMongo(client.getDatabase("erasures"), SECRET);
            assertThat(read(any)).hasSize(40);
            any.mark(new LedgerMark(40, 9));
            assertThat(any.mark()).hasValue(new LedgerMark(40, 9));
        } finally {
            server.shutdownNow();
        }
    }
}
