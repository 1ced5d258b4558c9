package ai.extraly.vault;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.id.DataKeyId;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class VaultAutoConfigurationTest {
    private static final Instant NOW = Instant.parse("2026-03-21T10:30:00Z");
    private static final DataKeyId KEY = DataKeyId.next(NOW);

    @TempDir
    Path directory;

    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(VaultAutoConfiguration.class))
                .withBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC))
                .withPropertyValues("extraly.vault.directory=" + directory.resolve("vault"));
    }

    @Test
    void isFoundBySpringBoot() {
        assertThat(ImportCandidates.load(
                        org.springframework.boot.autoconfigure.AutoConfiguration.class,
                        getClass().getClassLoader()))
                .contains(VaultAutoConfiguration.class.getName());
    }

    @Test
    void makesAVaultInFilesWithTheApplicationsClock() {
        application().run(context -> {
            // when
            Vault vault = context.getBean(Vault.class);
            vault.createKey(KEY);
            // then
            try (Stream<DataKeyId> keys = vault.keysMadeBefore(NOW.plusMillis(1))) {
                assertThat(keys).containsExactly(KEY);
            }
            assertThat(directory.resolve("vault-master-key.json")).exists();
        });
    }

    @Test
    void makesAVaultInGridFs() {
        MongoServer server = new MongoServer(new MemoryBackend());
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString() + "/?retryWrites=false")) {
            application()
                    .withBean(MongoClient.class, () -> client)
                    .withPropertyValues(
                            "extraly.vault.store=gridfs",
                            "extraly.vault.database=somewhere",
                            "extraly.vault.master-key=" + MasterKey.generate())
                    .run(context -> {
                        context.getBean(Vault.class).createKey(KEY);
                        assertThat(client.getDatabase("somewhere")
                                        .getCollection("vault.keys")
                                        .countDocuments())
                                .isEqualTo(2);
                    });
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void takesTheMasterKeyFromAFile() throws Exception {
        // given
        Path file = Files.writeString(directory.resolve("secret"), MasterKey.generate() + "\n");
        // then
        application()
                .withPropertyValues("extraly.vault.master-key-file=" + file, "extraly.vault.master-key=")
                .run(context -> {
                    context.getBean(Vault.class).createKey(KEY);
                    assertThat(directory.resolve("vault-master-key.json")).doesNotExist();
                });
    }

    @Test
    void refusesAnotherMasterKeyForTheSameVault() {
        // given
        application().run(context -> assertThat(context).hasSingleBean(Vault.class));
        // then
        application()
                .withPropertyValues("extraly.vault.master-key=" + MasterKey.generate())
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("MasterKeyException: The master key does not open this vault"));
    }

    @Test
    void refusesAMasterKeyThatIsAmbiguousMissingOrMadeUp() {
        refuses("not both", "extraly.vault.master-key=" + MasterKey.generate(), "extraly.vault.master-key-file=secret");
        refuses("is missing or cannot be read", "extraly.vault.master-key-file=" + directory.resolve("secret"));
        MongoServer server = new MongoServer(new MemoryBackend());
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            application()
                    .withBean(MongoClient.class, () -> client)
                    .withPropertyValues("extraly.vault.store=gridfs")
                    .run(context -> assertThat(context.getStartupFailure())
                            .hasStackTraceContaining("the nodes of one vault share its master key"));
        } finally {
            server.shutdownNow();
        }
    }

    private void refuses(String reason, String... properties) {
        application()
                .withPropertyValues(properties)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .satisfies(
                                cause -> assertThat(context.getStartupFailure()).hasStackTraceContaining(reason)));
    }
}
