package ai.extraly.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.erasure.ErasureLedger;
import ai.extraly.vault.erasure.ErasureReason;
import ai.extraly.vault.erasure.KeyErasure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a vault promises about keys and erasing, wherever its bytes lie. */
abstract class VaultContract extends ContentContract {
    @Nested
    class AKey {
        @Test
        void staysTheSameWhenItIsMadeAgain() {
            // given
            Sealed sealed = vault.seal(KEY, "file_name", "a.pdf");
            // when
            vault.createKey(KEY);
            // then
            assertThat(vaultOf(blobs).open(KEY, "file_name", sealed)).isEqualTo("a.pdf");
        }

        @Test
        void isAsOldAsItsLastMaking() throws Exception {
            // when
            vaultOf(node(at(NOW.plusSeconds(60)))).createKey(KEY);
            // then
            assertThat(keysMadeBefore(NOW.plusSeconds(60))).isEmpty();
            assertThat(keysMadeBefore(NOW.plusSeconds(61))).containsExactly(KEY);
        }

        @Test
        void saysWhetherItsNameWasTaken() throws IOException {
            byte[] wrapped = blobs.key(KEY.value()).orElseThrow();
            assertThat(blobs.createKey(KEY.value(), random(10))).isFalse();
            assertThat(blobs.key(KEY.value())).hasValue(wrapped);
            assertThat(blobs.createKey(OTHER_KEY.value(), wrapped)).isTrue();
        }

        @Test
        void doesNotOpenUnderAnotherName() throws IOException {
            // given
            byte[] wrapped = blobs.key(KEY.value()).orElseThrow();
            // when
            blobs.createKey(OTHER_KEY.value(), wrapped);
            // then
            assertThatExceptionOfType(TamperedException.class)
                    .isThrownBy(() -> vault.seal(OTHER_KEY, "file_name", "a"));
        }

        @Test
        void isListedByTheTimeItWasMade() throws Exception {
            // given
            vaultOf(node(at(NOW.plusSeconds(60)))).createKey(OTHER_KEY);
            // then
            assertThat(keysMadeBefore(NOW)).isEmpty();
            assertThat(keysMadeBefore(NOW.plusSeconds(1))).containsExactly(KEY);
            assertThat(keysMadeBefore(NOW.plusSeconds(61))).containsExactlyInAnyOrder(KEY, OTHER_KEY);
        }
    }

    @Nested
    class TheLedger {
        @Test
        void knowsWhatIsErasedAndWhy() {
            // when
            vault.erase(KeyErasure.of(DOCUMENT));
            vault.erase(KeyErasure.of(DOCUMENT));
            // then
            assertThat(vault.ledger().entries()).singleElement().satisfies(entry -> {
                assertThat(entry.key()).isEqualTo(KEY);
                assertThat(entry.reason()).isEqualTo(ErasureReason.DOCUMENT_DELETED);
                assertThat(entry.at()).isEqualTo(NOW);
                assertThat(entry.identity()).hasSize(8);
            });
            assertThat(vault.remains(KEY).isNothing()).isTrue();
        }

        @Test
        void destroysAgainWhatABackupBringsBack() throws IOException {
            // given
            byte[] backup = blobs.key(KEY.value()).orElseThrow();
            vault.store(KEY, "original", of(random(100)));
            byte[] content = stored(KEY, "original");
            vault.erase(KeyErasure.of(DOCUMENT));
            // when
            blobs.createKey(KEY.value(), backup);
            blobs.putContent(KEY.value(), "original", target -> target.write(content));
            assertThat(vault.remains(KEY)).isEqualTo(new Remains(true, List.of("original")));
            EnvelopeVault restored = vaultOf(blobs);
            // then
            assertThat(restored.remains(KEY).isNothing()).isTrue();
            assertThat(restored.ledger().entries()).hasSize(1);
        }

        @Test
        void leavesAloneAKeyThatWasMadeLaterUnderTheSameName() {
            // given
            vault.erase(KeyErasure.of(DOCUMENT));
            vault.createKey(KEY);
            // when
            EnvelopeVault again = vaultOf(blobs);
            // then
            assertThat(again.remains(KEY).key()).isTrue();
        }

        @Test
        void hasNothingOfAKeyThatWasNeverUsed() {
            // when
            vault.erase(KeyErasure.ofUnused(KEY));
            // then
            assertThat(vault.remains(KEY).key()).isFalse();
            assertThat(vault.ledger().entries()).isEmpty();
        }

        @Test
        void isWrittenBeforeTheKeyGoes() throws IOException {
            // given
            Files.delete(erasures.resolve("ledger"));
            Files.createDirectory(erasures.resolve("ledger"));
            // then
            assertThatThrownBy(() -> vault.erase(KeyErasure.of(DOCUMENT))).isInstanceOf(UncheckedIOException.class);
            assertThat(vault.remains(KEY).key()).isTrue();
        }
    }

    @Nested
    class Erasing {
        @Test
        void leavesNeitherKeyNorContent() throws IOException {
            // given
            Sealed sealed = vault.seal(KEY, "file_name", "a.pdf");
            ClaimCheck original = vault.store(KEY, "original", of(random(2_000_000)));
            vault.store(KEY, "results", of(random(10)));
            // when
            vault.erase(KeyErasure.ofUnused(KEY));
            // then
            assertThat(blobs.key(KEY.value())).isEmpty();
            assertThat(keysWithContent()).isEmpty();
            assertThat(keysMadeBefore(NOW.plusSeconds(1))).isEmpty();
            assertThatExceptionOfType(ErasedException.class).isThrownBy(() -> vault.open(KEY, "file_name", sealed));
            assertThatExceptionOfType(ErasedException.class).isThrownBy(() -> vault.seal(KEY, "file_name", "a"));
            assertThatExceptionOfType(ErasedException.class).isThrownBy(() -> vault.read(KEY, original));
            assertThatExceptionOfType(ErasedException.class)
                    .isThrownBy(() -> vault.store(KEY, "original", of(random(1))));
        }

        @Test
        void mayHappenAgainAndWithoutAKey() {
            vault.erase(KeyErasure.ofUnused(KEY));
            vault.erase(KeyErasure.ofUnused(KEY));
            vault.erase(KeyErasure.ofUnused(OTHER_KEY));
        }

        @Test
        void sparesOtherKeys() throws IOException {
            // given
            vault.createKey(OTHER_KEY);
            ClaimCheck kept = vault.store(OTHER_KEY, "original", of(random(100)));
            // when
            vault.erase(KeyErasure.ofUnused(KEY));
            // then
            assertThat(readAll(OTHER_KEY, kept)).isEqualTo(random(100));
        }

        @Test
        void isKnownOnOtherNodesWithinASecond() throws Exception {
            // given
            Vault otherNode = vaultOf(node(at(NOW)));
            Sealed sealed = otherNode.seal(KEY, "file_name", "a.pdf");
            vault.erase(KeyErasure.ofUnused(KEY));
            // when
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            // then
            assertThatExceptionOfType(ErasedException.class).isThrownBy(() -> otherNode.open(KEY, "file_name", sealed));
        }

        @Test
        void leavesNothingOfContentThatIsBeingStored() throws IOException {
            // given a content in whose middle the key is erased, and one at whose end it is made anew
            InputStream erases = new Generated(100_000, 50_000, () -> vault.erase(KeyErasure.ofUnused(KEY)));
            InputStream replaces = new Generated(100_000, 50_000, () -> {
                vault.erase(KeyErasure.ofUnused(OTHER_KEY));
                vault.createKey(OTHER_KEY);
            });
            vault.createKey(OTHER_KEY);
            // when
            assertThatExceptionOfType(ErasedException.class).isThrownBy(() -> vault.store(KEY, "original", erases));
            assertThatExceptionOfType(ErasedException.class)
                    .isThrownBy(() -> vault.store(OTHER_KEY, "original", replaces));
            // then
            assertThat(keysWithContent()).isEmpty();
        }

        @Test
        void leavesNothingHoweverItRacesWithStoring() throws Exception {
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (int round = 0; round < 100; round++) {
                    // given
                    DataKeyId key = DataKeyId.next(NOW.plusMillis(round));
                    vault.createKey(key);
                    CyclicBarrier together = new CyclicBarrier(4);
                    // when
                    List<Callable<Void>> racers = List.of(
                            racer(together, () -> store(key, "original")),
                            racer(together, () -> store(key, "results")),
                            racer(together, () -> store(key, "results")),
                            racer(together, () -> vault.erase(KeyErasure.ofUnused(key))));
                    for (Future<Void> end : threads.invokeAll(racers)) {
                        end.get();
                    }
                    // then
                    assertThat(keysWithContent()).as("round %d", round).isEmpty();
                    assertThat(blobs.key(key.value())).isEmpty();
                }
            }
        }

        @Test
        void thatWasCutShortIsListedToBeFinished() throws IOException {
            // given
            vault.store(KEY, "original", of(random(100)));
            blobs.destroyKey(KEY.value());
            // when
            List<DataKeyId> listed = keysMadeBefore(NOW.minusSeconds(3_600));
            vault.erase(KeyErasure.ofUnused(KEY));
            // then
            assertThat(listed).containsExactly(KEY);
            assertThat(keysMadeBefore(NOW)).isEmpty();
        }

        private void store(DataKeyId key, String name) throws IOException {
            try {
                vault.store(key, name, of(random(100)));
            } catch (ErasedException expectedWhenErasingWasFaster) {
                assertThat(expectedWhenErasingWasFaster).hasMessageContaining(key.value());
            }
        }

        private static Callable<Void> racer(CyclicBarrier together, Step step) {
            return () -> {
                together.await();
                step.run();
                return null;
            };
        }
    }

    @Nested
    class TheDeploymentSecret {
        @Test
        void givesTheSameBytesForEver() throws Exception {
            byte[] derived = vault.derive("account", "a@example.com");
            assertThat(derived).hasSize(32).isEqualTo(vaultOf(node(at(NOW))).derive("account", "a@example.com"));
        }

        @Test
        void keepsPurposesAndInputsApart() {
            assertThat(Stream.of(
                                    vault.derive("ab", "c"),
                                    vault.derive("a", "bc"),
                                    vault.derive("", "abc"),
                                    vault.derive("abc", ""))
                            .map(HexFormat.of()::formatHex))
                    .doesNotHaveDuplicates();
        }

        @Test
        void isNoDataKey() {
            assertThat(keysMadeBefore(NOW.plusSeconds(1))).containsExactly(KEY);
        }

        @Test
        void isOneHoweverManyNodesStartTogether() throws Exception {
            // given
            blobs.destroyKey(DeploymentSecret.NAME);
            CyclicBarrier together = new CyclicBarrier(4);
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Callable<String>> nodes = IntStream.range(0, 4)
                        .<Callable<String>>mapToObj(i -> () -> {
                            together.await();
                            return HexFormat.of().formatHex(vaultOf(blobs).derive("account", "a@example.com"));
                        })
                        .toList();
                // when
                List<String> derived = new ArrayList<>();
                for (Future<String> node : threads.invokeAll(nodes)) {
                    derived.add(node.get());
                }
                // then
                assertThat(derived).hasSize(4).containsOnly(derived.getFirst());
            }
        }
    }

    @Nested
    class RotatingTheMasterKey {
        private final Map<DataKeyId, Sealed> sealedFields = new ConcurrentHashMap<>();
        private MasterKeyFile file;
        private EnvelopeVault rotating;
        private KeyRotation rotation;

        @BeforeEach
        void fill() throws IOException {
            file = masterKeyFile();
            rotating = vaultUnder(file, blobs);
            rotation = rotating.rotation(file);
            for (int i = 0; i < 40; i++) {
                seal(rotating);
            }
        }

        private DataKeyId seal(Vault in) {
            DataKeyId key = DataKeyId.of(DocumentId.next(NOW));
            in.createKey(key);
            sealedFields.put(key, in.seal(key, "file_name", key.value()));
            return key;
        }

        private void rotate(KeyRotation some) {
            some.rotate();
            awaitEnd(some);
        }

        private void awaitEnd(KeyRotation some) {
            await().dontCatchUncaughtExceptions()
                    .until(() -> some.state().rewrapping().progress() != WrappingKeys.Progress.RUNNING);
        }

        private void assertAllOpen(Vault in) {
            sealedFields.forEach(
                    (key, field) -> assertThat(in.open(key, "file_name", field)).isEqualTo(key.value()));
        }

        @Test
        void leavesNothingThatTheOldOneOpens() {
            // given
            MasterKey old = file.read();
            byte[] derived = rotating.derive("a", "b");
            // when
            rotate(rotation);
            // then
            assertThat(rotation.state().keys())
                    .extracting(WrappingKeys.WrappingKey::status)
                    .containsExactly(WrappingKeys.Status.PRIMARY, WrappingKeys.Status.RETIRED);
            assertThat(rotation.state().rewrapping().wrapped()).isEqualTo(sealedFields.size() + 2);
            assertThat(file.read().ids()).hasSize(1).doesNotContainAnyElementsOf(old.ids());
            assertAllOpen(rotating);
            EnvelopeVault again = vaultUnder(file, blobs);
            assertAllOpen(again);
            assertThat(again.derive("a", "b")).isEqualTo(derived);
            assertThatExceptionOfType(MasterKeyException.class).isThrownBy(() -> vaultOf(blobs));
        }

        @Test
        void canBeDoneAgain() {
            // when
            rotate(rotation);
            rotate(rotation);
            // then
            assertThat(rotation.state().keys()).hasSize(3);
            assertAllOpen(vaultUnder(file, blobs));
        }

        @Test
        void keepsTheTimesOfTheKeys() {
            // when
            rotate(rotation);
            // then
            assertThat(keysMadeBefore(NOW)).isEmpty();
            assertThat(keysMadeBefore(NOW.plusMillis(1))).hasSize(sealedFields.size() + 1);
        }

        @Test
        void losesNoKeyThatIsMadeAndBringsBackNoneThatIsErasedMeanwhile() throws Exception {
            // given
            List<DataKeyId> doomed = List.copyOf(sealedFields.keySet());
            try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
                others.execute(() -> doomed.forEach(key -> {
                    sealedFields.remove(key);
                    rotating.erase(KeyErasure.ofUnused(key));
                }));
                others.execute(() -> IntStream.range(0, 60).forEach(i -> seal(rotating)));
                // when
                rotate(rotation);
                rotate(rotation);
            }
            // then
            EnvelopeVault again = vaultUnder(file, blobs);
            assertAllOpen(again);
            assertThat(doomed)
                    .allSatisfy(
                            key -> assertThat(again.remains(key).isNothing()).isTrue());
        }

        @Test
        void goesOnWhereACrashInterruptedIt() {
            // given
            BlobStore dying = new DiesAfter(blobs, 10);
            KeyRotation first = vaultUnder(file, dying).rotation(file);
            rotate(first);
            assertThat(first.state().rewrapping().progress()).isEqualTo(WrappingKeys.Progress.FAILED);
            assertThat(file.read().ids()).hasSize(2);
            // when
            EnvelopeVault next = vaultUnder(file, blobs);
            assertAllOpen(next);
            KeyRotation second = next.rotation(file);
            second.resume();
            awaitEnd(second);
            // then
            assertThat(file.read().ids()).hasSize(1);
            assertAllOpen(vaultUnder(file, blobs));
        }

        @Test
        void goesOnWhenItWasInterruptedBeforeTheOldOneWasTakenAway() throws IOException {
            // given
            MasterKey old = file.read();
            rotate(rotation);
            MasterKey both = MasterKey.parse(withBoth(old.text(), file.read().text()), "the test");
            Files.writeString(file.path(), both.text());
            // when
            EnvelopeVault next = vaultUnder(file, blobs);
            KeyRotation second = next.rotation(file);
            assertThat(second.state().keys())
                    .extracting(WrappingKeys.WrappingKey::status)
                    .containsExactly(WrappingKeys.Status.PRIMARY, WrappingKeys.Status.RETIRING);
            second.resume();
            awaitEnd(second);
            // then
            assertThat(file.read().ids()).containsExactly(both.ids().getFirst());
            assertThat(second.state().keys())
                    .extracting(WrappingKeys.WrappingKey::status)
                    .containsExactly(WrappingKeys.Status.PRIMARY, WrappingKeys.Status.RETIRED);
            assertAllOpen(next);
        }

        /** A Tink keyset in JSON is a list of keys and the id of the primary. */
        private static String withBoth(String old, String fresh) {
            Matcher key = Pattern.compile("\"key\":\\[(.*)]", Pattern.DOTALL).matcher(old);
            assertThat(key.find()).isTrue();
            return fresh.replaceFirst("\"key\":\\[", Matcher.quoteReplacement("\"key\":[" + key.group(1) + ","));
        }

        @Test
        void passesOverWhatDoesNotOpenAndKeepsTheOldOneBecauseOfIt() throws IOException {
            // given
            List<String> old = file.read().ids();
            String broken = DataKeyId.of(DocumentId.next(NOW)).value();
            blobs.createKey(broken, random(100));
            // when
            rotate(rotation);
            // then
            WrappingKeys.Rewrapping ended = rotation.state().rewrapping();
            assertThat(ended.progress()).isEqualTo(WrappingKeys.Progress.FAILED);
            assertThat(ended.wrapped()).isEqualTo(ended.total() - 1).isEqualTo(sealedFields.size() + 2);
            assertThat(ended.failed()).isEqualTo(1);
            assertThat(ended.unopened()).containsExactly(broken);
            assertThat(ended.problem()).contains("1 of 43 keys could not be opened");
            assertThat(file.read().ids()).hasSize(2).containsAll(old);
            // and
            blobs.destroyKey(broken);
            rotate(rotation);
            assertThat(file.read().ids()).hasSize(1);
            assertAllOpen(vaultUnder(file, blobs));
        }

        @Test
        void wrapsWhatWasMadeByAClockThatWentWrong() throws Exception {
            // given
            EnvelopeVault ahead = vaultUnder(file, node(at(NOW.plus(Duration.ofDays(400)))));
            seal(ahead);
            // when
            rotate(rotation);
            // then
            assertAllOpen(vaultUnder(file, blobs));
        }

        @Test
        void canBeBegunAgainAfterAnError() {
            // given
            KeyRotation first = vaultUnder(file, new DiesAfter(blobs, 10, new StackOverflowError("as it may happen")))
                    .rotation(file);
            rotate(first);
            assertThat(first.state().rewrapping().progress()).isEqualTo(WrappingKeys.Progress.FAILED);
            // when
            rotate(first);
            // then
            assertThat(first.state().rewrapping().progress()).isEqualTo(WrappingKeys.Progress.FAILED);
            assertAllOpen(vaultUnder(file, blobs));
        }

        @Test
        void isTheOperatorsWorkWhereTheKeyIsConfigured() throws IOException {
            // given
            KeyRotation configured = rotating.rotation(null);
            assertThatExceptionOfType(CannotRotateException.class).isThrownBy(configured::rotate);
            // when
            MasterKeyFile both = new MasterKeyFile(Files.writeString(
                    erasures.resolve("both.json"), file.read().withNewPrimary().text()));
            KeyRotation withBoth = vaultUnder(both, blobs).rotation(null);
            rotate(withBoth);
            // then
            assertThat(withBoth.state().keys())
                    .extracting(WrappingKeys.WrappingKey::status)
                    .containsExactly(WrappingKeys.Status.PRIMARY, WrappingKeys.Status.RETIRING);
            MasterKeyFile fresh = new MasterKeyFile(Files.writeString(
                    erasures.resolve("fresh.json"), both.read().primaryAlone().text()));
            assertAllOpen(vaultUnder(fresh, blobs));
        }
    }

    @Nested
    class AnotherMasterKey {
        @Test
        void isRefusedAtTheStart() {
            MasterKey another = MasterKey.parse(MasterKey.generate(), "the test");
            assertThatExceptionOfType(MasterKeyException.class)
                    .isThrownBy(() -> new EnvelopeVault(
                            blobs, another, secret -> ErasureLedger.inFile(erasures, secret), at(NOW)))
                    .withMessage(
                            "The master key does not open this vault: start with the key that the vault was made with.");
        }
    }

    private interface Step {
        void run() throws Exception;
    }
}
