package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.StatementPdf;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.ByteScan;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.Operator;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * An account is closed while its documents wait, are read and are uploaded. In the middle of its closing the system is killed and the read
 * side is lost. All that was ever acknowledged is erased all the same, and nothing of the account can be read.
 *
 * @param documents there before the closing
 */
public record ClosingDrill(Installation installation, int documents) implements Drill {
    private static final int UPLOADERS = 3;
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String MARK = "markzebraquagga";

    @Override
    public void run(Protocol protocol) throws IOException {
        Queue<String> submitted = new ConcurrentLinkedQueue<>();
        Customer leaver;
        try (RunningExtraly extraly = installation.start(Operator.options());
                ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            leaver = Customer.register(extraly, "leaver" + MARK);
            Caller leaves = leaver.calls(extraly);
            while (submitted.size() < documents) {
                submitted.add(leaves.submitted(marked()));
            }
            for (int uploader = 0; uploader < UPLOADERS; uploader++) {
                others.execute(() -> uploadUntilRefused(leaves, submitted));
            }
            others.execute(() -> close(leaver, leaves));
            awaitErasures(documents / 2);
            extraly.kill9();
            protocol.figure("killed when %d of %d keys were destroyed", erasures(), submitted.size() + 1);
        }
        List<String> ids = List.copyOf(submitted);
        protocol.figure("%d uploads acknowledged while the account was closed", ids.size() - documents);
        protocol.figure(
                "deleted from the data directory: %s", installation.data().forgetAllButTheTruth());

        try (RunningExtraly extraly = installation.start(Operator.options())) {
            ErasureProofs proofs = new ErasureProofs(Operator.calls(extraly));
            proofs.expect(protocol, ids, "after the read side was lost in the middle of the closing");
            for (String id : ids) {
                protocol.requireNone(installation.data().vaultFilesOf(id), "Files of an erased document in the vault");
            }
            protocol.requireNone(stillKnown(protocol, proofs), "Documents with a key although their account is closed");
            Answer login = Caller.stranger(extraly)
                    .postJson(
                            "/auth/login",
                            "{\"email\":\"" + leaver.email() + "\",\"password\":\"" + leaver.password() + "\"}");
            protocol.require(login.status() == 401, "A closed account can log in: %s", login);
            ByteScan scan = new ByteScan(List.of(MARK));
            protocol.requireNone(scan.in(installation.data().path()), "Words in the clear");
            protocol.requireNone(scan.in(extraly.log()), "Words in the clear in the log");
        }
    }

    private static Upload marked() {
        return Upload.of(MARK + ".pdf", StatementPdf.with("holder " + MARK, "purpose " + MARK))
                .field("detection_type", "bank_statement");
    }

    private static void uploadUntilRefused(Caller caller, Queue<String> submitted) {
        try {
            Answer answer = caller.submit(marked());
            while (answer.status() == 201) {
                submitted.add(answer.data().path("id").asString());
                answer = caller.submit(marked());
            }
        } catch (IOException e) {
            // Killed while it waited for an answer.
        }
    }

    private static void close(Customer leaver, Caller caller) {
        try {
            caller.with("Content-Type", "application/json")
                    .send(
                            "DELETE",
                            "/account",
                            BodyPublishers.ofString("{\"password\":\"" + leaver.password() + "\"}"));
        } catch (IOException e) {
            // Killed while it waited for an answer.
        }
    }

    private void awaitErasures(int some) throws IOException {
        long end = System.nanoTime() + SOON.toNanos();
        while (erasures() < some) {
            if (System.nanoTime() > end) {
                throw new IOException("The closing destroyed " + erasures() + " keys within a minute");
            }
            Thread.onSpinWait();
        }
    }

    private long erasures() throws IOException {
        try (Stream<String> lines = Files.lines(installation.data().path().resolve("erasures/ledger"))) {
            return lines.count();
        }
    }

    /** An upload that the kill cut short may leave a key of no document, which is swept after a day. */
    private List<String> stillKnown(Protocol protocol, ErasureProofs proofs) throws IOException {
        List<String> keys;
        try (Stream<Path> files = Files.walk(installation.data().vault().resolve("keys"))) {
            keys = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("doc_"))
                    .toList();
        }
        protocol.figure("%d keys of uploads that the kill cut short", keys.size());
        List<String> known = new ArrayList<>();
        for (String key : keys) {
            if (proofs.of(key).status() != 404) {
                known.add(key);
            }
        }
        return known;
    }
}
