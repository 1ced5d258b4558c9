package ai.extraly.saga.correction;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.document.command.Correction;
import ai.extraly.contract.document.command.PrepareCorrection;
import ai.extraly.contract.document.query.DraftCorrection;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.Vault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionDeskTest {
    private static final DocumentId ID = DocumentId.derived(new byte[16]);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final SimpleCommandBus document = SimpleCommandBus.builder().build();
    private final Semaphore places = new Semaphore(1);

    private Vault vault;
    private CorrectionDesk desk;

    @BeforeEach
    void open() {
        vault = Vault.inFiles(directory.resolve("vault"), NOON);
        desk = new CorrectionDesk(
                DefaultCommandGateway.builder().commandBus(document).build(), vault, NOON, places);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void answersAlsoWhereItEndsInAnError() {
        // given
        document.subscribe(PrepareCorrection.class.getName(), command -> {
            throw new StackOverflowError("of a test");
        });
        // when
        DraftCorrection draft = new DraftCorrection(
                ID, AccountId.derived(new byte[16]), new ClaimCheck("patch", Sha256.of(new byte[0]), 0));
        // then
        assertThat(desk.handle(draft))
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(StackOverflowError.class);
        assertThat(places.availablePermits()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatTheEngineCannotMakeAnyMore() throws Exception {
        // given
        DataKeyId key = DataKeyId.of(ID);
        vault.createKey(key);
        ClaimCheck patch = vault.store(key, "patch", new ByteArrayInputStream(bytes("{\"total\":1}")));
        // then
        assertThat(desk.carryOver(
                        key,
                        List.of(new Correction(1, patch)),
                        bytes("{\"detection_type\":\"letter\",\"results\":{}}"),
                        "carried-over"))
                .isEmpty();
    }
}
