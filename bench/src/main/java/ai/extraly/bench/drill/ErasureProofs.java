package ai.extraly.bench.drill;

import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks the system for proof that documents are gone. */
record ErasureProofs(Caller ops) {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    /** Waits for the proof of each: an account's documents are erased one after another. */
    void expect(Protocol protocol, List<String> ids, String when) throws IOException {
        List<String> unproven = new ArrayList<>();
        for (String id : ids) {
            long end = System.nanoTime() + SOON.toNanos();
            Answer proof = of(id);
            while (!isProof(proof) && System.nanoTime() < end) {
                Pause.of(BETWEEN);
                proof = of(id);
            }
            if (!isProof(proof)) {
                unproven.add(proof.toString());
            }
        }
        protocol.requireNone(unproven, "Erasures that are not proven " + when);
        protocol.figure("%d erasures proven %s", ids.size(), when);
    }

    Answer of(String id) throws IOException {
        return ops.get("/ops/erasures/" + id);
    }

    private static boolean isProof(Answer answer) {
        return answer.status() == 200 && answer.data().path("nothing_readable").asBoolean();
    }
}
