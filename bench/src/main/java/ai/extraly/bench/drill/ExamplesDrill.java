package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.BadFile;
import ai.extraly.bench.fixture.InvoicePdf;
import ai.extraly.bench.fixture.ReceiptPdf;
import ai.extraly.bench.fixture.StatementPdf;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Operator;
import ai.extraly.bench.system.Receiver;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Makes the calls that the description of the API shows, and writes down what was sent and what was answered, one file each:
 * {@code OPERATION.STATUS.NAME.json}. The installation is thrown away; so are the secrets that its answers have in them.
 *
 * @param extraly was started with {@link #options}
 */
public record ExamplesDrill(RunningExtraly extraly, Path directory) implements Drill {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final String YOU = "{\"email\":\"you@example.com\",\"password\":\"correct horse battery\"}";

    /** What to start the system with. */
    public static String[] options() {
        return Operator.options(
                "--extraly.webhooks.allow-private-networks=true",
                "--extraly.webhooks.backoff=1s",
                "--extraly.backup.directory="
                        + Path.of(System.getProperty("java.io.tmpdir"), "extraly-example-backups"));
    }

    @Override
    public void run(Protocol protocol) throws IOException {
        Files.createDirectories(directory);
        Caller stranger = Caller.stranger(extraly);
        register(stranger);
        Caller holder = logIn(stranger);
        Caller client = keys(holder);
        documents(client);
        webhooks(holder, client);
        answer("getUsage", "keys", holder.get("/usage").expect(200));
        operation(stranger, client);
        farewell(holder, stranger);
        try (var files = Files.list(directory)) {
            protocol.figure("%d examples in %s", files.count(), directory);
        }
    }

    private void register(Caller stranger) throws IOException {
        request("register", "example", YOU);
        answer("register", "account", stranger.postJson("/auth/register", YOU).expect(201));
        answer("register", "taken", stranger.postJson("/auth/register", YOU).expect(409));
        answer(
                "register",
                "weak",
                stranger.postJson("/auth/register", "{\"email\":\"you\",\"password\":\"short\"}")
                        .expect(400));
    }

    private Caller logIn(Caller stranger) throws IOException {
        request("logIn", "example", YOU);
        answer(
                "logIn",
                "wrong",
                stranger.postJson("/auth/login", YOU.replace("horse", "house")).expect(401));
        Answer token = stranger.postJson("/auth/login", YOU).expect(200);
        answer("logIn", "token", token);
        return bearer(stranger, token);
    }

    private static Caller bearer(Caller stranger, Answer token) {
        return stranger.with(
                "Authorization", "Bearer " + token.data().path("access_token").asString());
    }

    private Caller keys(Caller holder) throws IOException {
        String name = "{\"name\":\"first\"}";
        request("createApiKey", "example", name);
        Answer key = holder.postJson("/api-keys", name).expect(201);
        answer("createApiKey", "key", key);
        Answer second = holder.postJson("/api-keys", "{\"name\":\"second\"}").expect(201);
        answer(
                "revokeApiKey",
                "revoked",
                holder.delete("/api-keys/" + second.data().path("id").asString())
                        .expect(200));
        answer("listApiKeys", "keys", holder.get("/api-keys").expect(200));
        return holder.with("X-API-Key", key.data().path("key").asString());
    }

    private void documents(Caller client) throws IOException {
        Answer statement =
                client.submit(Upload.of("statement.pdf", StatementPdf.plain())).expect(201);
        answer("submitDocument", "submitted", statement);
        answer(
                "submitDocument",
                "wrong_field",
                client.submit(Upload.of("invoice.pdf", InvoicePdf.number(1)).field("detection_type", "letter"))
                        .expect(400));
        answer(
                "submitDocument",
                "wrong_format",
                client.submit(Upload.of("setup.exe", BadFile.program())).expect(415));
        answer(
                "submitDocument",
                "too_large",
                client.submit(Upload.of("large.pdf", BadFile.pdfOf(20 * 1024 * 1024 + 1)))
                        .expect(413));
        String invoice = client.submitted(Upload.of("invoice.pdf", InvoicePdf.number(1042))
                .field("custom_fields", "[\"payment terms\",\"po number\"]")
                .field("metadata", "{\"order\":\"A-77\"}"));
        String receipt = client.submitted(Upload.of("receipt.pdf", ReceiptPdf.plain()));
        String damaged = client.submitted(Upload.of("damaged.pdf", BadFile.damagedPdf(1)));
        String id = statement.data().path("id").asString();
        answer("getDocument", "bank_statement", client.finished(id, LONG_ENOUGH));
        answer("getDocument", "receipt", client.finished(receipt, LONG_ENOUGH));
        answer("getDocument", "failed", client.finished(damaged, LONG_ENOUGH));
        client.finished(invoice, LONG_ENOUGH);
        answer(
                "getDocument",
                "invoice_with_evidence",
                client.get("/documents/" + invoice + "?include=evidence,checks").expect(200));
        answer(
                "getDocument",
                "unknown",
                client.document("doc_00000000000000000000000000").expect(404));
        corrections(client, receipt);
        answer(
                "reprocessDocument",
                "under_way",
                client.postJson("/documents/" + id + "/reprocess", "").expect(202));
        answer("listDocuments", "page", client.list("per_page=3").expect(200));
        answer("listDocuments", "wrong", client.list("per_page=500&status=done").expect(400));
        for (String format : List.of("csv", "xml", "json")) {
            write(
                    "exportDocument.200.invoice." + format,
                    client.export(invoice, format).expect(200).body());
        }
        answer(
                "getHistory",
                "invoice",
                client.get("/documents/" + invoice + "/history").expect(200));
        answer("exportDocument", "failed", client.export(damaged, "csv").expect(422));
        answer("exportDocument", "wrong_format", client.export(invoice, "docx").expect(400));
        answer(
                "deleteDocument",
                "deleted",
                client.delete("/documents/" + damaged).expect(200));
        answer(
                "deleteDocument",
                "unknown",
                client.delete("/documents/" + damaged).expect(404));
    }

    private void corrections(Caller client, String receipt) throws IOException {
        String patch = "{\"merchant\":{\"name\":\"Corner Bakery Ltd\"}}";
        String results = "/documents/" + receipt + "/results";
        Caller json = client.with("Content-Type", "application/json");
        request("correctResults", "example", patch);
        answer(
                "correctResults",
                "corrected",
                json.send("PATCH", results, BodyPublishers.ofString(patch)).expect(200));
        answer(
                "correctResults",
                "no_such_field",
                json.send("PATCH", results, BodyPublishers.ofString(patch.replace("name", "title")))
                        .expect(400));
        answer(
                "compareRuns",
                "corrected",
                client.get("/documents/" + receipt + "/diff?to=current").expect(200));
    }

    private void webhooks(Caller holder, Caller client) throws IOException {
        answer(
                "rotateWebhookSecret",
                "secret",
                holder.postJson("/webhook-secret/rotate", "").expect(200));
        try (Receiver receiver = new Receiver((call, earlier) -> earlier == 0 ? 503 : 200)) {
            String url = "{\"url\":\"" + receiver.url() + "\"}";
            request("testWebhook", "example", "{\"url\":\"https://yourapp.com/webhook\"}");
            answer(
                    "testWebhook",
                    "refused",
                    client.postJson("/webhooks/test", url).expect(200));
            answer(
                    "testWebhook",
                    "delivered",
                    client.postJson("/webhooks/test", url).expect(200));
            String told =
                    client.submitted(Upload.of("told.pdf", InvoicePdf.number(7)).field("webhook_url", receiver.url()));
            Told.await(client, List.of(told), LONG_ENOUGH);
            Answer deliveries = client.get("/documents/" + told + "/webhooks").expect(200);
            answer("listDeliveries", "delivered", deliveries);
            String redeliver = "/documents/" + told + "/webhooks/"
                    + deliveries.data().path(0).path("id").asString() + "/redeliver";
            answer("redeliver", "accepted", client.postJson(redeliver, "").expect(202));
            Told.await(client, List.of(told), LONG_ENOUGH);
        }
    }

    private void operation(Caller stranger, Caller client) throws IOException {
        Answer someone = stranger.postJson("/auth/register", YOU.replace("you@", "someone@"))
                .expect(201);
        String account = "/ops/accounts/" + someone.data().path("id").asString();
        Caller ops = Operator.calls(extraly);
        Answer audited = ops.get("/ops/audit/documents?per_page=3").expect(200);
        answer("auditDocuments", "page", audited);
        String first = audited.data().path(0).path("id").asString();
        answer(
                "auditDocument",
                "history",
                ops.get("/ops/audit/documents/" + first).expect(200));
        request("dryRun", "example", "{\"from\":\"2026-01-01T00:00:00Z\",\"limit\":1000}");
        String plan = "{\"plan\":\"free\"}";
        request("changePlan", "example", plan);
        answer("changePlan", "forbidden", put(client, account + "/plan", plan).expect(403));
        answer("changePlan", "changed", put(ops, account + "/plan", plan).expect(200));
        String roles = "{\"roles\":[\"user\",\"auditor\"]}";
        request("changeRoles", "example", roles);
        answer("changeRoles", "changed", put(ops, account + "/roles", roles).expect(200));
        answer("verifyChain", "whole", ops.postJson("/ops/audit/verify", "{}").expect(200));
        answer("getAuditKey", "key", ops.get("/ops/audit/key").expect(200));
        processors(ops);
        projections(ops);
        keeping(ops, client);
    }

    /** Dead letters are not to be had from a healthy system; their examples come from the test that poisons a document. */
    private void processors(Caller ops) throws IOException {
        answer("listProcessors", "processors", ops.get("/ops/processors").expect(200));
        String segment = "{\"segment\":0}";
        String erasure = "/ops/processors/erasure";
        request("splitSegment", "example", segment);
        answer(
                "splitSegment",
                "split",
                ops.postJson(erasure + "/split", segment).expect(200));
        request("mergeSegment", "example", segment);
        answer(
                "mergeSegment",
                "merged",
                ops.postJson(erasure + "/merge", segment).expect(200));
        answer(
                "mergeSegment",
                "unknown",
                ops.postJson("/ops/processors/nobody/merge", "{}").expect(404));
    }

    private void projections(Caller ops) throws IOException {
        answer("listProjections", "projections", ops.get("/ops/projections").expect(200));
        String speed = "{\"events_per_second\":500}";
        request("rebuildProjection", "example", speed);
        String accounts = "/ops/projections/accounts/rebuild";
        Answer begun = ops.postJson(accounts, speed).expect(202);
        answer("rebuildProjection", "begun", begun);
        answer("rebuildProjection", "running", ops.postJson(accounts, speed).expect(409));
        answer("getRebuild", "running", ops.get(rebuild(begun)).expect(200));
        Answer verification =
                ops.postJson("/ops/projections/documents/verify", "{}").expect(202);
        answer("verifyProjection", "begun", verification);
        ops.get(rebuild(begun) + "/events").expect(200);
        answer("getRebuild", "completed", ops.get(rebuild(begun)).expect(200));
        ops.get(rebuild(verification) + "/events").expect(200);
        answer("getRebuild", "verified", ops.get(rebuild(verification)).expect(200));
        Answer unwanted =
                ops.postJson("/ops/projections/api-keys/rebuild", "{}").expect(202);
        answer("cancelRebuild", "cancelled", ops.delete(rebuild(unwanted)).expect(200));
    }

    private static String rebuild(Answer begun) {
        return "/ops/rebuilds/" + begun.data().path("id").asString();
    }

    private void keeping(Caller ops, Caller client) throws IOException {
        String document = client.submitted(Upload.of("wrong.pdf", BadFile.damagedPdf(1)));
        client.finished(document, LONG_ENOUGH);
        answer("proveErasure", "there", ops.get("/ops/erasures/" + document).expect(409));
        client.delete("/documents/" + document).expect(200);
        answer("proveErasure", "gone", ops.get("/ops/erasures/" + document).expect(200));
        answer(
                "rotateWrappingKey",
                "begun",
                ops.postJson("/ops/keys/rotate", "{}").expect(202));
        answer("listWrappingKeys", "keys", ended(ops, "/ops/keys"));
        answer("startBackup", "begun", ops.postJson("/ops/backups", "{}").expect(202));
        answer("listBackups", "backups", ended(ops, "/ops/backups"));
    }

    private static Answer ended(Caller ops, String path) throws IOException {
        Answer answer = ops.get(path).expect(200);
        while (answer.text().contains("\"running\"")) {
            answer = ops.get(path).expect(200);
        }
        return answer;
    }

    private void farewell(Caller holder, Caller stranger) throws IOException {
        String change = "{\"current\":\"correct horse battery\",\"new\":\"another horse battery\"}";
        request("changePassword", "example", change);
        answer(
                "changePassword",
                "changed",
                put(holder, "/auth/password", change).expect(200));
        answer("logOut", "void", holder.postJson("/auth/logout", "{}").expect(401));
        String you = YOU.replace("correct", "another");
        Caller again = bearer(stranger, stranger.postJson("/auth/login", you).expect(200));
        answer("logOut", "done", again.postJson("/auth/logout", "{}").expect(200));
        Caller last = bearer(stranger, stranger.postJson("/auth/login", you).expect(200));
        String password = "{\"password\":\"another horse battery\"}";
        request("deleteAccount", "example", password);
        answer(
                "deleteAccount",
                "closed",
                last.with("Content-Type", "application/json")
                        .send("DELETE", "/account", BodyPublishers.ofString(password))
                        .expect(200));
    }

    private static Answer put(Caller caller, String path, String json) throws IOException {
        return caller.with("Content-Type", "application/json").send("PUT", path, BodyPublishers.ofString(json));
    }

    private void request(String operation, String name, String json) throws IOException {
        write(operation + ".request." + name + ".json", json.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(String operation, String name, Answer answer) throws IOException {
        write(operation + "." + answer.status() + "." + name + ".json", answer.body());
    }

    private void write(String file, byte[] content) throws IOException {
        Files.write(directory.resolve(file), content);
    }
}
