package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupDirectoryTest {
    @TempDir
    Path place;

    @Test
    void holdsAllThatWasCommittedBeforeItAndNothingByHalvesWhileOthersWriteOn() throws Exception {
        try (EventLog log = EventLog.open(place.resolve("events"))) {
            // given
            AtomicBoolean done = new AtomicBoolean();
            AtomicLong appended = new AtomicLong();
            Thread writer = Thread.ofPlatform().start(() -> {
                while (!done.get()) {
                    log.append("a", appended.getAndIncrement(), "x".repeat(500));
                }
            });
            for (int round = 1; round <= 5; round++) {
                while (appended.get() < round * 300L) {
                    Thread.onSpinWait();
                }
                // when
                long before = appended.get() - 1;
                BackupDirectory backup = new BackupDirectory(place.resolve("backup-" + round));
                backup.copyEvents(log.file());
                backup.finish(List.of("1a2b3c4d"));
                // then
                List<String> restored;
                try (EventLog copy =
                        EventLog.open(place.resolve("backup-" + round).resolve("events"))) {
                    restored = copy.read();
                }
                assertThat((long) restored.size()).isBetween(before, appended.get());
            }
            done.set(true);
            writer.join();
        }
    }

    @Test
    void hasTheVaultButNothingThatIsHalfWrittenOrLeaving() throws Exception {
        // given
        Path vault = place.resolve("vault");
        for (String file : List.of("keys/ab/doc_ab", "content/ab/doc_ab/original", "incoming/1", "leaving/2")) {
            Files.createDirectories(vault.resolve(file).getParent());
            Files.writeString(vault.resolve(file), file);
        }
        // when
        BackupDirectory backup = new BackupDirectory(place.resolve("backup"));
        backup.copyVault(vault);
        backup.finish(List.of("1a2b3c4d"));
        // then
        Path copy = place.resolve("backup/vault");
        assertThat(copy.resolve("keys/ab/doc_ab")).hasContent("keys/ab/doc_ab");
        assertThat(copy.resolve("content/ab/doc_ab/original")).exists();
        assertThat(copy.resolve("incoming")).doesNotExist();
        assertThat(copy.resolve("leaving")).doesNotExist();
        assertThat(Files.readAllLines(place.resolve("backup/SHA256SUMS")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).matches("[0-9a-f]{64} {2}vault/.*"));
        assertThat(backup.files()).isEqualTo(2);
    }

    @Test
    void hasTheRecordsThatWereThereBeforeTheEventsWereCopied() throws Exception {
        // given
        Path vault = place.resolve("vault");
        Path records = Files.createDirectories(vault.resolve("records/01"));
        Path older = Files.writeString(records.resolve("checkpoint-1"), "1");
        Files.setLastModifiedTime(older, FileTime.from(Instant.now().minusSeconds(60)));
        BackupDirectory backup = new BackupDirectory(place.resolve("backup"));
        Path newer = Files.writeString(records.resolve("checkpoint-2"), "2");
        Files.setLastModifiedTime(newer, FileTime.from(Instant.now().plusSeconds(60)));
        // when
        backup.copyRecords(vault);
        backup.copyVault(vault);
        backup.finish(List.of("1a2b3c4d"));
        // then
        assertThat(place.resolve("backup/vault/records/01/checkpoint-1")).hasContent("1");
        assertThat(place.resolve("backup/vault/records/01/checkpoint-2")).doesNotExist();
    }

    @Test
    void namesEachKeyThatIsNeededToOpenIt() throws Exception {
        // given
        BackupDirectory backup = new BackupDirectory(place.resolve("backup"));
        // when
        backup.finish(List.of("1a2b3c4d", "0000000a"));
        // then
        assertThat(place.resolve("backup/MASTER-KEY-ID")).hasContent("1a2b3c4d\n0000000a\n");
    }
}
