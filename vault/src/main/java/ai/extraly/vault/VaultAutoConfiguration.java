package ai.extraly.vault;

import ai.extraly.vault.erasure.ErasureLedger;
import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The {@link Vault} of an application, by {@link VaultProperties}; with {@code gridfs} it takes the application's MongoDB client. */
@AutoConfiguration(afterName = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration")
@EnableConfigurationProperties(VaultProperties.class)
final class VaultAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(Vault.class)
    EnvelopeVault vault(VaultProperties properties, ObjectProvider<MongoClient> mongo, ObjectProvider<Clock> clocks) {
        Clock clock = clocks.getIfAvailable(Clock::systemUTC);
        BlobStore blobs = switch (properties.store()) {
            case FILES -> new FileBlobs(properties.directory(), clock);
            case GRIDFS -> new GridFsBlobs(mongo.getObject().getDatabase(properties.database()), clock);
        };
        Function<byte[], ErasureLedger> ledger = switch (properties.store()) {
            case FILES -> secret -> ErasureLedger.inFile(properties.erasuresInFiles(), secret);
            case GRIDFS ->
                secret -> ErasureLedger.inMongo(mongo.getObject().getDatabase(properties.erasuresDatabase()), secret);
        };
        return new EnvelopeVault(blobs, masterKey(properties, blobs), ledger, clock);
    }

    @Bean
    @ConditionalOnBean(EnvelopeVault.class)
    ErasureLedger erasureLedger(EnvelopeVault vault) {
        return vault.ledger();
    }

    /** The master key is this process's own where it made it. */
    @Bean
    @ConditionalOnBean(EnvelopeVault.class)
    KeyRotation wrappingKeys(EnvelopeVault vault, VaultProperties properties) {
        boolean kept = properties.hasMasterKey() || properties.masterKeyFile() != null;
        KeyRotation rotation = vault.rotation(kept ? null : MasterKeyFile.beside(properties.directory()));
        rotation.resume();
        return rotation;
    }

    private static MasterKey masterKey(VaultProperties properties, BlobStore blobs) {
        @Nullable String configured = properties.masterKey();
        @Nullable Path file = properties.masterKeyFile();
        if (configured != null && properties.hasMasterKey()) {
            if (file != null) {
                throw new MasterKeyException(
                        "Set either extraly.vault.master-key or extraly.vault.master-key-file, not both.");
            }
            return MasterKey.parse(configured, "extraly.vault.master-key");
        }
        if (file != null) {
            return new MasterKeyFile(file.toAbsolutePath()).read();
        }
        return switch (properties.store()) {
            case FILES -> MasterKeyFile.beside(properties.directory()).readOrMake(!DeploymentSecret.isIn(blobs));
            case GRIDFS ->
                throw new MasterKeyException("Set extraly.vault.master-key or extraly.vault.master-key-file:"
                        + " the nodes of one vault share its master key, so none is made up.");
        };
    }
}
