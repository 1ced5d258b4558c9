package ai.extraly.bench;

import static ai.extraly.bench.DrillsOnARunningSystemIT.keepsItsPromises;

import ai.extraly.bench.drill.CrashDrill;
import ai.extraly.bench.drill.ErasureDrill;
import ai.extraly.bench.drill.HostileDrill;
import ai.extraly.bench.drill.ReadSideLossDrill;
import ai.extraly.bench.drill.WebhookDrill;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Drills that start, stop and kill. Small here; bench/README.md has the commands for large ones. */
class DrillsOfTheirOwnIT {
    @Test
    void aKilledProcessLosesNothingAndEndsNothingTwice() throws IOException {
        keepsItsPromises(new CrashDrill(SharedExtraly.installation("crash"), 3, 12, 3, 20260321));
    }

    @Test
    void noFileTakesTheSystemDown() throws IOException {
        keepsItsPromises(new HostileDrill(SharedExtraly.installation("hostile"), null));
    }

    @Test
    void receiversAreToldHoweverOftenItTakesAndWhateverStopsInBetween() throws IOException {
        keepsItsPromises(new WebhookDrill(SharedExtraly.installation("webhooks"), Duration.ofMillis(500)));
    }

    @Test
    void eventLogAndVaultBringEveryAnswerBack() throws IOException {
        keepsItsPromises(new ReadSideLossDrill(SharedExtraly.installation("loss"), 2));
    }

    @Test
    void nothingPersonalLiesInTheClearAndWhatIsDeletedIsGone() throws IOException {
        keepsItsPromises(new ErasureDrill(SharedExtraly.installation("erasure"), 20260321));
    }
}
