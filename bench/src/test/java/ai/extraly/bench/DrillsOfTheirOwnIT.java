package ai.extraly.bench;

import static ai.extraly.bench.DrillsOnARunningSystemIT.keepsItsPromises;

import ai.extraly.bench.drill.CrashDrill;
import ai.extraly.bench.drill.ErasureDrill;
import ai.extraly.bench.drill.ReadSideLossDrill;
import ai.extraly.bench.drill.ShutdownDrill;
import ai.extraly.bench.drill.SlowReceiversDrill;
import ai.extraly.bench.drill.StartDrill;
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
    void receiversAreToldHoweverOftenItTakesAndWhateverStopsInBetween() throws IOException {
        keepsItsPromises(new WebhookDrill(SharedExtraly.installation("webhooks"), Duration.ofMillis(500)));
    }

    @Test
    void aSlowReceiverNeverDelaysTheOthers() throws IOException {
        keepsItsPromises(new SlowReceiversDrill(SharedExtraly.installation("slow-receivers"), 60, 20, 4));
    }

    @Test
    void eventLogAndVaultBringEveryAnswerBack() throws IOException {
        keepsItsPromises(new ReadSideLossDrill(SharedExtraly.installation("loss"), 2));
    }

    @Test
    void nothingPersonalLiesInTheClearAndWhatIsDeletedIsGone() throws IOException {
        keepsItsPromises(new ErasureDrill(SharedExtraly.installation("erasure"), 20260321));
    }

    @Test
    void stopsInTimeAndHandsBackWhatItHasNotDone() throws IOException {
        keepsItsPromises(new ShutdownDrill(SharedExtraly.installation("shutdown"), 30));
    }

    @Test
    void startsOrSaysWhyNot() throws IOException {
        // How quick it is says the drill on its own: the machines of a build are noisy, and here it only has to come to
        // its end.
        keepsItsPromises(new StartDrill(SharedExtraly.installation("start"), Duration.ofMinutes(2)));
    }
}
