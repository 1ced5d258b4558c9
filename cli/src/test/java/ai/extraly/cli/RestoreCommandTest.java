package ai.extraly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreCommandTest {
    @TempDir
    Path place;

    private Path backup;
    private Path data;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void backUp() throws Exception {
        backup = place.resolve("backup");
        data = place.resolve("data");
        StringBuilder sums = new StringBuilder();
        for (String file : new String[] {"events/events.mv.db", "vault/keys/ab/doc_ab"}) {
            write(backup.resolve(file), file);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.UTF_8));
            sums.append(HexFormat.of().formatHex(digest))
                    .append("  ")
                    .append(file)
                    .append('\n');
        }
        write(backup.resolve("SHA256SUMS"), sums.toString());
        write(backup.resolve("MASTER-KEY-ID"), "0000000a\n");
        write(data.resolve("vault-master-key.json"), "{\"primaryKeyId\":10,\"key\":[{\"keyId\":10}]}");
        write(data.resolve("erasures/ledger"), "");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int restore(String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {"restore", "--from", backup.toString(), "--data-dir", data.toString()},
                0,
                arguments,
                0,
                5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        PrintWriter writer = new PrintWriter(said);
        return Cli.commandLine().setOut(writer).setErr(writer).execute(arguments);
    }

    @Test
    void copiesEverythingToItsPlace() {
        assertThat(restore()).as(said.toString()).isZero();
        assertThat(data.resolve("events/events.mv.db")).hasContent("events/events.mv.db");
        assertThat(data.resolve("vault/keys/ab/doc_ab")).exists();
    }

    @Test
    void overwritesNothing() throws IOException {
        // given
        write(data.resolve("events/events.mv.db"), "newer");
        // then
        assertThat(restore()).isNotZero();
        assertThat(said.toString()).contains("out of the way");
        assertThat(data.resolve("events/events.mv.db")).hasContent("newer");
    }

    @Test
    void findsAFileThatIsNotAsItWas() throws IOException {
        // given
        write(backup.resolve("vault/keys/ab/doc_ab"), "other");
        // then
        assertThat(restore()).isNotZero();
        assertThat(said.toString()).contains("doc_ab is not as it was");
    }

    @Test
    void wantsTheMasterKeyThatOpensIt() throws IOException {
        // given
        write(data.resolve("vault-master-key.json"), "{\"primaryKeyId\":11,\"key\":[{\"keyId\":11}]}");
        // then
        assertThat(restore()).isNotZero();
        assertThat(said.toString()).contains("wants the master key 0000000a");
        assertThat(restore("--master-key-elsewhere")).isZero();
    }

    @Test
    void wantsTheErasureLedger() throws IOException {
        // given
        Files.delete(data.resolve("erasures/ledger"));
        // then
        assertThat(restore()).isNotZero();
        assertThat(said.toString()).contains("--without-erasures");
        assertThat(restore("--without-erasures")).isZero();
    }

    @Test
    void takesNoBackupThatIsUnfinished() throws IOException {
        // given
        Files.delete(backup.resolve("SHA256SUMS"));
        // then
        assertThat(restore()).isNotZero();
        assertThat(said.toString()).contains("no finished backup");
    }
}
