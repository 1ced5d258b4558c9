package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.BadFile;
import ai.extraly.bench.fixture.StatementPdf;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.ByteScan;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Nothing personal lies in the clear, ever, and what is deleted is gone. Random words are put wherever a customer can put words; no
 * byte of the data directory or the log shows one, before the documents are deleted or after. Deleted documents answer 404 to
 * every question, their keys have left the vault, and neither a restart nor the loss of the read side brings them back.
 *
 * @param seed of the words
 */
public record ErasureDrill(Installation installation, long seed) implements Drill {
    private static final Duration EXTRACTION = Duration.ofMinutes(2);

    /** The words, each for one place. */
    private record Words(
            String fileName,
            String metadataKey,
            String metadataValue,
            String customField,
            String password,
            String holder,
            String purpose,
            String email,
            String accountPassword) {
        static Words random(Random random) {
            return new Words(
                    word(random),
                    word(random),
                    word(random),
                    word(random),
                    word(random),
                    word(random),
                    word(random),
                    word(random),
                    word(random));
        }

        private static String word(Random random) {
            StringBuilder word = new StringBuilder("mark");
            for (int letter = 0; letter < 12; letter++) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            return word.toString();
        }

        List<String> all() {
            return List.of(
                    fileName,
                    metadataKey,
                    metadataValue,
                    customField,
                    password,
                    holder,
                    purpose,
                    email,
                    accountPassword,
                    fileName.toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public void run(Protocol protocol) throws IOException {
        Words words = Words.random(new Random(seed));
        List<String> ids = new ArrayList<>();
        Customer customer;
        ByteScan scan;
        try (RunningExtraly extraly = installation.start()) {
            customer = Customer.register(extraly, words.email() + "@example.com", words.accountPassword());
            List<String> secrets = new ArrayList<>(words.all());
            secrets.add(customer.key());
            secrets.add(customer.accessToken());
            scan = new ByteScan(secrets);
            Caller caller = customer.calls(extraly);
            submit(protocol, caller, words, ids);
            look(protocol, scan, extraly, "while the documents are there");

            for (String id : ids) {
                caller.delete("/documents/" + id).expect(200);
            }
            expectGone(protocol, caller, ids, "after the deletion");
            look(protocol, scan, extraly, "after the deletion");
        }
        for (String id : ids) {
            protocol.requireNone(installation.data().vaultFilesOf(id), "Files of a deleted document in the vault");
        }
        restart(protocol, scan, customer, ids, "after a restart");
        protocol.figure(
                "deleted from the data directory: %s", installation.data().forgetAllButTheTruth());
        restart(protocol, scan, customer, ids, "after the loss of the read side");
    }

    private void submit(Protocol protocol, Caller caller, Words words, List<String> ids) throws IOException {
        String metadata = "{\"" + words.metadataKey() + "\":\"" + words.metadataValue() + "\"}";
        String name = words.fileName() + ".pdf";
        byte[] open = StatementPdf.with(words.holder(), words.purpose());
        byte[] locked = StatementPdf.locked(words.holder(), words.purpose(), words.password());
        List<Upload> uploads = List.of(
                Upload.of(name, open).field("detection_type", "bank_statement"),
                Upload.of(name, locked).field("password", words.password()),
                Upload.of(name, locked).field("password", words.password() + "x"),
                Upload.of(name, BadFile.damagedPdf(1)));
        for (Upload upload : uploads) {
            upload.field("metadata", metadata).field("custom_fields", "[\"" + words.customField() + "\"]");
            ids.add(caller.submitted(upload));
        }
        List<String> statuses = new ArrayList<>();
        for (String id : ids) {
            Answer document = caller.finished(id, EXTRACTION);
            statuses.add(document.data().path("status").asString());
            protocol.require(
                    document.text().contains(words.fileName())
                            && document.text().contains(words.metadataValue()),
                    "The document does not show the words that were sent with it: %s",
                    document);
        }
        protocol.figure("documents: %s", statuses);
        protocol.require(
                statuses.equals(List.of("completed", "completed", "failed", "failed")),
                "The documents ended as %s",
                statuses);
        protocol.require(
                caller.document(ids.getFirst()).text().contains(words.purpose()),
                "The results do not show a word that is printed on the page");
    }

    private void look(Protocol protocol, ByteScan scan, RunningExtraly extraly, String when) throws IOException {
        protocol.requireNone(scan.in(installation.data().path()), "Words in the clear among the data " + when);
        protocol.requireNone(scan.in(extraly.log()), "Words in the clear in the log " + when);
    }

    private void restart(Protocol protocol, ByteScan scan, Customer customer, List<String> ids, String when)
            throws IOException {
        try (RunningExtraly extraly = installation.start()) {
            Caller caller = customer.loggedInAgain(extraly).calls(extraly);
            expectGone(protocol, caller, ids, when);
            // A new document passes through the same projections behind the old ones.
            String id = caller.submitted(Upload.of("new.pdf", BadFile.damagedPdf(2)));
            caller.finished(id, EXTRACTION);
            caller.delete("/documents/" + id).expect(200);
            expectGone(protocol, caller, ids, when);
            look(protocol, scan, extraly, when);
        }
        for (String id : ids) {
            protocol.requireNone(
                    installation.data().vaultFilesOf(id), "Files of a deleted document in the vault " + when);
        }
    }

    private static void expectGone(Protocol protocol, Caller caller, List<String> ids, String when) throws IOException {
        List<String> there = new ArrayList<>();
        for (String id : ids) {
            for (String path : List.of("", "/export/json", "/export/csv", "/original", "?include=evidence,checks")) {
                Answer answer = caller.document(id + path);
                if (answer.status() != 404) {
                    there.add(id + path + ": " + answer);
                }
            }
            if (caller.delete("/documents/" + id).status() != 404) {
                there.add(id + " can be deleted again");
            }
        }
        Listing listing = Listing.of(caller);
        protocol.require(
                listing.ids().isEmpty() && listing.total() == 0,
                "The list still has %s and the total %d %s",
                listing.ids(),
                listing.total(),
                when);
        protocol.requireNone(there, "Deleted documents that still answer " + when);
        protocol.figure("%d deleted documents asked for %s", ids.size(), when);
    }
}
