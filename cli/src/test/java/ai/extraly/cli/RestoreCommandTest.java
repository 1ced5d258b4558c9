package ai.extraly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.cli.offline.RestoreCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(data.resolve(RestoreCommand.UNFINISHED)).doesNotExist();
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
        assertNothingIsRestored();
    }

    @Test
    void findsAFileThatIsMissing() throws IOException {
        // given
        Files.delete(backup.resolve("vault/keys/ab/doc_ab"));
        // then
        assertThat(restore()).isNotZero();
        assertThat(said.toString()).contains("doc_ab is missing");
        assertNothingIsRestored();
    }

    @Test
    void findsAFileThatTheListDoesNotHave() throws IOException {
        // given
        write(backup.resolve("vault/keys/ab/doc_ac"), "a key");
        // then
        assertThat(restore()).isNotZero();
        assertThat(said.toString()).contains("does not have", "doc_ac");
        assertNothingIsRestored();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "0123456789012345678901234567890123456789012345678901234567890123  ",
                "012345678901234567890123456789012345678901234567890123456789012g  events/x",
                "0123456789012345678901234567890123456789012345678901234567890123 events/x",
                "0123456789012345678901234567890123456789012345678901234567890123  /etc/passwd",
                "0123456789012345678901234567890123456789012345678901234567890123  events/../../x",
                "0123456789012345678901234567890123456789012345678901234567890123  erasures/ledger",
                "0123456789012345678901234567890123456789012345678901234567890123  events",
                "0123456789012345678901234567890123456789012345678901234567890123  events/events.mv.db",
                "0123456789012345678901234567890123456789012345678901234567890123  events/\0",
            })
    void saysThatAListIsNotAsItWas(String line) throws IOException {
        // given
        Files.writeString(backup.resolve("SHA256SUMS"), line + "\n", StandardOpenOption.APPEND);
        // then
        assertThat(restore()).isNotZero();
        assertThat(said.toString())
                .contains("SHA256SUMS", "Use another backup.")
                .doesNotContain("Exception");
        assertNothingIsRestored();
    }

    @Test
    void saysThatAListIsNoText() throws IOException {
        // given
        Files.write(backup.resolve("SHA256SUMS"), new byte[] {(byte) 0xff, '\n'});
        // then
        assertThat(restore()).isNotZero();
        assertThat(said.toString()).contains("it is no text").doesNotContain("Exception");
    }

    /** A pipe among the files: it can be opened for writing as soon as the restore has come to it, and no sooner. */
    @Test
    @Timeout(60)
    void leavesNothingThatCouldStartWhenItIsKilledOnTheWay() throws Exception {
        // given
        Path last = backup.resolve("vault/keys/ab/doc_ab");
        Files.delete(last);
        assertThat(new ProcessBuilder("mkfifo", last.toString()).start().waitFor())
                .isZero();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Cli.class.getName(),
                        "restore",
                        "--from",
                        backup.toString(),
                        "--data-dir",
                        data.toString())
                .inheritIO()
                .start();
        // when
        OutputStream pipe = Files.newOutputStream(last);
        process.destroyForcibly().waitFor();
        pipe.close();
        // then
        assertThat(data.resolve("events")).doesNotExist();
        assertThat(data.resolve("vault")).doesNotExist();
        assertThat(data.resolve(RestoreCommand.UNFINISHED).resolve("events/events.mv.db"))
                .exists();
        // and
        Files.delete(last);
        write(last, "vault/keys/ab/doc_ab");
        assertThat(restore()).isNotZero();
        assertThat(said.toString()).contains("rm -r " + data.resolve(RestoreCommand.UNFINISHED));
    }

    @Test
    void namesAllThatAnEarlierRestoreLeft() throws IOException {
        // given
        write(data.resolve(RestoreCommand.UNFINISHED).resolve("events/events.mv.db"), "x");
        write(data.resolve("vault/keys/ab/doc_ab"), "x");
        // then
        assertThat(restore()).isNotZero();
        assertThat(said.toString())
                .contains("did not get to its end")
                .contains("rm -r " + data.resolve(RestoreCommand.UNFINISHED) + " " + data.resolve("vault") + "\n");
    }

    private void assertNothingIsRestored() {
        assertThat(data.resolve("events")).doesNotExist();
        assertThat(data.resolve("vault")).doesNotExist();
        assertThat(data.resolve(RestoreCommand.UNFINISHED)).doesNotExist();
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
    void wantsEachKeyThatOpensAPartOfIt() throws IOException {
        // given
        write(backup.resolve("MASTER-KEY-ID"), "0000000a\n0000000b\n");
        // then
        assertThat(restore()).isNotZero();
        assertThat(said.toString()).contains("wants the master key 0000000b");
        // and
        write(data.resolve("vault-master-key.json"), "{\"primaryKeyId\":11,\"key\":[{\"keyId\":11},{\"keyId\":10}]}");
        assertThat(restore()).isZero();
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
