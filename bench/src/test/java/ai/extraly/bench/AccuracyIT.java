package ai.extraly.bench;

import static ai.extraly.bench.DrillsOnARunningSystemIT.keepsItsPromises;

import ai.extraly.bench.accuracy.AccuracyCheck;
import ai.extraly.bench.accuracy.Corpus;
import ai.extraly.bench.accuracy.Share;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyIT {
    @TempDir
    private Path place;

    @Test
    void noHeadlineFigureFallsByMoreThanAPoint() throws IOException {
        keepsItsPromises(new AccuracyCheck(
                new Corpus(Path.of("../../shared/corpus")),
                Share.QUICK,
                Path.of("../extraction-saga/engine/target/extraly-engine.jar"),
                Path.of("accuracy.json"),
                place,
                false));
    }
}
