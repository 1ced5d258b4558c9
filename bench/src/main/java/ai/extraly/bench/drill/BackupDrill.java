package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.BadFile;
import ai.extraly.bench.fixture.InvoicePdf;
import ai.extraly.bench.fixture.StatementPdf;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.ByteScan;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.Operator;
import ai.extraly.bench.system.Pause;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The two truths come back from a backup, and what was erased after it does not. A backup is made while documents are submitted and
 * read. Then documents are deleted, those among them that the backup has half read, and an account is closed that has a document in
 * hand. Event log, vault and read side are lost, and restored by the command. What was there answers as before, byte for byte; what was
 * deleted since is deleted, with proof, and no byte of it can be read. The restored log is whole, as the server says and as its export shows,
 * under the key that was kept from before. In between the master key is rotated, and while the backup is made a checkpoint is signed.
 *
 * @param documents of each kind
 */
public record BackupDrill(Installation installation, Path backups, int documents) implements Drill {
    private static final Duration EXTRACTION = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final String MARK = "markzebraquagga";

    private RunningExtraly start() throws IOException {
        return installation.start(Operator.options("--extraly.backup.directory=" + backups));
    }

    private LogAudit audit(RunningExtraly extraly) throws IOException {
        return new LogAudit(installation, extraly, Operator.token(extraly));
    }

    @Override
    public void run(Protocol protocol) throws IOException {
        Customer keeper;
        Customer deleter;
        Customer leaver;
        List<String> kept = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        String late;
        Snapshot before;
        Path backup;
        Path key;
        ByteScan scan = new ByteScan(List.of(MARK));
        try (RunningExtraly extraly = start()) {
            keeper = Customer.register(extraly, "keeper");
            deleter = Customer.register(extraly, "deleter");
            leaver = Customer.register(extraly, "leaver" + MARK);
            Caller keeps = keeper.calls(extraly);
            for (int number = 0; number < documents; number++) {
                kept.add(keeps.submitted(invoice(number)));
                kept.add(keeps.submitted(Upload.of("statement-" + number + ".pdf", StatementPdf.plain())));
                kept.add(keeps.submitted(Upload.of("damaged-" + number + ".pdf", BadFile.damagedPdf(number))));
            }
            for (String id : kept) {
                keeps.finished(id, EXTRACTION);
            }
            before = Snapshot.of(keeps, kept);
            Caller ops = Operator.calls(extraly);
            rotate(protocol, ops);

            Caller deletes = deleter.calls(extraly);
            Caller leaves = leaver.calls(extraly);
            key = audit(extraly).keepKey();
            // With most of them in the queue or in hand.
            backup = new BackupOverCheckpoint(ops, installation.data(), backups).make(protocol, () -> {
                for (int number = 0; number < documents; number++) {
                    gone.add(deletes.submitted(marked()));
                    gone.add(leaves.submitted(marked()));
                }
            });
            late = deletes.submitted(marked());
            deletes.finished(late, EXTRACTION);
            for (String id : List.copyOf(gone)) {
                if (deletes.document(id).status() == 200) {
                    deletes.finished(id, EXTRACTION);
                    deletes.delete("/documents/" + id).expect(200);
                }
            }
            String inHand = leaves.submitted(marked());
            leaves.with("Content-Type", "application/json")
                    .send("DELETE", "/account", BodyPublishers.ofString("{\"password\":\"" + leaver.password() + "\"}"))
                    .expect(200);
            new ErasureProofs(ops).expect(protocol, gone, "after the deletion");
            new ErasureProofs(ops)
                    .expect(protocol, List.of(inHand), "although it was in hand when its account was closed");
            protocol.requireNone(scan.in(installation.data().path()), "Words in the clear");
        }
        protocol.figure("lost: %s", installation.data().lose(List.of("events", "vault", "read-side")));
        Installation.Refusal restored = installation.command(
                "restore",
                "--from",
                backup.toString(),
                "--data-dir",
                installation.data().path().toString());
        protocol.figure("%s", restored.output().strip());
        protocol.require(restored.exitCode() == 0, "The backup could not be restored: %s", restored.errors());

        try (RunningExtraly extraly = start()) {
            protocol.figure(
                    "ready %.1f s after the start", extraly.startToReady().toMillis() / 1000.0);
            for (String id : gone) {
                protocol.requireNone(installation.data().vaultFilesOf(id), "Files of an erased document in the vault");
            }
            Caller keeps = keeper.loggedInAgain(extraly).calls(extraly);
            List<String> differences = awaitSame(keeps, kept, before);
            protocol.requireNone(differences, "Answers that differ after the backup was restored");
            protocol.figure("%d answers as before, byte for byte", before.size());
            Caller ops = Operator.calls(extraly);
            new ErasureProofs(ops).expect(protocol, gone, "after the restore");
            audit(extraly).verify(protocol, key);
            Caller deletes = deleter.loggedInAgain(extraly).calls(extraly);
            protocol.require(
                    Listing.of(deletes).ids().isEmpty(),
                    "The list has documents that were deleted after the backup: %s",
                    Listing.of(deletes).ids());
            protocol.require(deletes.document(late).status() == 404, "A document from after the backup is there");
            Answer login = Caller.stranger(extraly)
                    .postJson(
                            "/auth/login",
                            "{\"email\":\"" + leaver.email() + "\",\"password\":\"" + leaver.password() + "\"}");
            protocol.require(login.status() == 401, "A closed account can log in: %s", login);
            String fresh = keeps.submitted(invoice(4711));
            protocol.require(
                    keeps.finished(fresh, EXTRACTION)
                            .data()
                            .path("status")
                            .asString()
                            .equals("completed"),
                    "A new document is not read after the restore");
            protocol.requireNone(scan.in(installation.data().path()), "Words in the clear after the restore");
            protocol.requireNone(scan.in(extraly.log()), "Words in the clear in the log");
        }
    }

    private static Upload invoice(int number) {
        return Upload.of("invoice-" + number + ".pdf", InvoicePdf.number(number))
                .field("detection_type", "invoice");
    }

    private static Upload marked() {
        return Upload.of(MARK + ".pdf", StatementPdf.with("holder " + MARK, "purpose " + MARK))
                .field("detection_type", "bank_statement");
    }

    private static void rotate(Protocol protocol, Caller ops) throws IOException {
        ops.postJson("/ops/keys/rotate", "{}").expect(202);
        JsonNode state = await(
                ops,
                "/ops/keys",
                keys -> !keys.path("rewrapping").path("status").asString().equals("running"));
        protocol.figure("rotated: %s", state);
        protocol.require(
                state.path("keys").size() == 2
                        && state.path("keys").path(1).path("status").asString().equals("retired"),
                "The old master key was not retired: %s",
                state);
    }

    private static JsonNode await(Caller ops, String path, Predicate<JsonNode> condition) throws IOException {
        long end = System.nanoTime() + SOON.toNanos();
        JsonNode data = ops.get(path).expect(200).data();
        while (!condition.test(data) && System.nanoTime() < end) {
            Pause.of(BETWEEN);
            data = ops.get(path).expect(200).data();
        }
        return data;
    }

    private static List<String> awaitSame(Caller caller, List<String> ids, Snapshot before) throws IOException {
        long end = System.nanoTime() + SOON.toNanos();
        List<String> differences = before.differencesTo(Snapshot.of(caller, ids));
        while (!differences.isEmpty() && System.nanoTime() < end) {
            Pause.of(BETWEEN);
            differences = before.differencesTo(Snapshot.of(caller, ids));
        }
        return differences;
    }
}
