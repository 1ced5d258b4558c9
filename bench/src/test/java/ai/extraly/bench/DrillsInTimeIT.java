package ai.extraly.bench;

import static ai.extraly.bench.DrillsOnARunningSystemIT.keepsItsPromises;

import ai.extraly.bench.drill.ShutdownDrill;
import ai.extraly.bench.drill.SlowReceiversDrill;
import ai.extraly.bench.drill.StartDrill;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Drills with a limit in time: no other runs beside them. */
@Isolated
class DrillsInTimeIT {
    @Test
    void aSlowReceiverNeverDelaysTheOthers() throws IOException {
        keepsItsPromises(new SlowReceiversDrill(SharedExtraly.installation("slow-receivers"), 60, 20, 4));
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
