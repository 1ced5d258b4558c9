package ai.extraly.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.vault.erasure.ErasureLedger;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    private static final DataKeyId OLD = DataKeyId.next(Instant.EPOCH);
    private static final DataKeyId NEW = DataKeyId.next(Instant.EPOCH);

    @TempDir
    Path directory;

    private Vault start(String masterKey) {
        return new EnvelopeVault(
                new FileBlobs(directory.resolve("vault"), Clock.systemUTC()),
                MasterKey.parse(masterKey, "the test"),
                secret -> ErasureLedger.inFile(directory.resolve("erasures"), secret),
                Clock.systemUTC());
    }

    @Test
    void aKeysetWithANewPrimaryOpensWhatTheOldOneWrapped() throws GeneralSecurityException {
        rotates(MasterKey.generate(), MasterKeyTest::withNewPrimary);
    }

    @Test
    void aNewKeyInFrontOfTheOldOneOpensWhatTheOldOneWrapped() throws GeneralSecurityException {
        rotates(plainKey(), old -> plainKey() + ", " + old + "\n");
    }

    private void rotates(String before, Rotation rotation) throws GeneralSecurityException {
        // given
        Vault first = start(before);
        first.createKey(OLD);
        Sealed old = first.seal(OLD, "field", "old");
        // when
        String after = rotation.of(before);
        Vault second = start(after);
        second.createKey(NEW);
        Sealed fresh = second.seal(NEW, "field", "new");
        // then
        assertThat(start(after).open(OLD, "field", old)).isEqualTo("old");
        assertThat(start(after).open(NEW, "field", fresh)).isEqualTo("new");
        assertThatExceptionOfType(TamperedException.class)
                .as("the new key wraps, so the old one alone does not open")
                .isThrownBy(() -> start(before).open(NEW, "field", fresh));
    }

    @Test
    void aMalformedKeyIsRefusedInOneSentenceThatDoesNotShowIt() {
        for (String text : List.of("", "{}", "{\"key\":[]}", "c2hvcnQ=", "correct horse", "," + plainKey())) {
            assertThatExceptionOfType(MasterKeyException.class)
                    .as(text)
                    .isThrownBy(() -> MasterKey.parse(text, "the test"))
                    .withMessage(
                            "The master key in the test is neither a Tink AEAD keyset in JSON nor 32 bytes in base64.");
        }
    }

    @Test
    void isMadeBesideANewVaultForItsOwnerAlone() throws IOException {
        // when
        Vault.inFiles(directory.resolve("vault"), Clock.systemUTC()).createKey(OLD);
        // then
        Path file = directory.resolve("vault-master-key.json");
        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
        Vault again = Vault.inFiles(directory.resolve("vault"), Clock.systemUTC());
        assertThat(again.open(OLD, "field", again.seal(OLD, "field", "text"))).isEqualTo("text");
    }

    @Test
    void isNotMadeForAVaultThatHasLostItsOwn() throws IOException {
        // given
        Vault.inFiles(directory.resolve("vault"), Clock.systemUTC());
        Path file = directory.resolve("vault-master-key.json");
        Files.delete(file);
        // then
        assertThatExceptionOfType(MasterKeyException.class)
                .isThrownBy(() -> Vault.inFiles(directory.resolve("vault"), Clock.systemUTC()))
                .withMessage("The master key file %s is missing or cannot be read.", file);
        assertThat(file).doesNotExist();
    }

    private static String withNewPrimary(String keyset) throws GeneralSecurityException {
        KeysetHandle old =
                TinkJsonProtoKeysetFormat.parseKeyset(keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        KeysetHandle rotated = KeysetHandle.newBuilder(old)
                .setConfiguration(AeadConfig2026.get())
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        return TinkJsonProtoKeysetFormat.serializeKeyset(rotated, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    }

    private static String plainKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private interface Rotation {
        String of(String before) throws GeneralSecurityException;
    }
}
