package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.BadFile;
import ai.extraly.bench.fixture.InvoicePdf;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Tokens;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Wrong input, each with its status, its code and the documented envelope.
 *
 * @param extraly was started with the {@link Tokens#option} of drills
 */
public record WrongInputDrill(RunningExtraly extraly) implements Drill {
    private static final byte[] PDF = InvoicePdf.number(1);
    private static final int MIB = 1024 * 1024;
    private static final String INVALID = "VALIDATION_ERROR";
    private static final String UNAUTHORIZED = "UNAUTHORIZED";

    @Override
    public void run(Protocol protocol) throws IOException {
        Customer owner = Customer.register(extraly, "wrong-owner");
        Customer other = Customer.register(extraly, "wrong-other");
        Caller caller = owner.calls(extraly);
        String id = caller.submitted(Upload.of("invoice.pdf", PDF));
        String failed = caller.submitted(Upload.of("damaged.pdf", BadFile.damagedPdf(1)));
        caller.finished(id, Duration.ofSeconds(60));
        caller.finished(failed, Duration.ofSeconds(60));

        List<WrongInput> table = new ArrayList<>();
        table.addAll(wrongFiles(caller));
        table.addAll(wrongFields(caller));
        table.addAll(wrongForms(caller));
        table.addAll(wrongPlaces(caller, other.calls(extraly), id, failed));
        table.addAll(wrongCredentials(owner, other));
        for (WrongInput input : table) {
            Answer answer = input.call().make();
            List<String> faults = input.faults(answer);
            protocol.figure("%-45s %s", input.what(), answer);
            protocol.require(faults.isEmpty(), "%s: %s", input.what(), faults);
        }
        int listed = Listing.of(caller).total();
        protocol.require(listed == 2, "Wrong input left %d documents where there were 2", listed);
        protocol.figure("%d wrong inputs", table.size());
    }

    private static List<WrongInput> wrongFiles(Caller caller) {
        return List.of(
                new WrongInput(
                        "no file",
                        400,
                        INVALID,
                        "document",
                        () -> caller.submit(new Upload().field("detection_type", "auto"))),
                WrongInput.of(
                        "two files",
                        400,
                        INVALID,
                        () -> caller.submit(Upload.of("a.pdf", PDF).file("file", "b.pdf", PDF))),
                new WrongInput(
                        "empty file",
                        400,
                        INVALID,
                        "document",
                        () -> caller.submit(Upload.of("empty.pdf", new byte[0]))),
                WrongInput.of(
                        "one byte over 20 MB",
                        413,
                        "FILE_TOO_LARGE",
                        () -> caller.submit(Upload.of("large.pdf", BadFile.pdfOf(20 * MIB + 1)))),
                WrongInput.of(
                        "21 MB",
                        413,
                        "FILE_TOO_LARGE",
                        () -> caller.submit(Upload.of("large.pdf", BadFile.pdfOf(21 * MIB + 1)))),
                WrongInput.of(
                        "a renamed .exe",
                        415,
                        "UNSUPPORTED_FORMAT",
                        () -> caller.submit(Upload.of("invoice.pdf", BadFile.program()))));
    }

    private static List<WrongInput> wrongFields(Caller caller) {
        List<WrongInput> inputs = new ArrayList<>();
        String[][] fields = {
            {"metadata", "{not json"},
            {"metadata", "[1,2]"},
            {"metadata", "{\"long\":\"" + "x".repeat(17_000) + "\"}"},
            {"custom_fields", "not json"},
            {"custom_fields", "{\"vat\":1}"},
            {"custom_fields", "[\"<script>\"]"},
            {"detection_type", "passport"},
            {"webhook_url", "ftp://example.com/hook"},
            {"webhook_url", "http://127.0.0.1/hook"},
            {"webhook_url", "http://169.254.169.254/latest/meta-data"},
        };
        for (String[] field : fields) {
            String shown = field[1].length() > 25 ? field[1].substring(0, 25) + "…" : field[1];
            inputs.add(new WrongInput(
                    field[0] + " " + shown,
                    400,
                    INVALID,
                    field[0],
                    () -> caller.submit(Upload.of("invoice.pdf", PDF).field(field[0], field[1]))));
        }
        inputs.add(WrongInput.of(
                "two different webhooks",
                400,
                INVALID,
                () -> caller.submit(Upload.of("invoice.pdf", PDF)
                        .field("webhook_url", "https://example.com/a")
                        .field("callback_url", "https://example.com/b"))));
        return inputs;
    }

    private static List<WrongInput> wrongForms(Caller caller) {
        String boundary = "multipart/form-data; boundary=part";
        byte[] unfinished =
                "--part\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7"
                        .getBytes(StandardCharsets.US_ASCII);
        return List.of(
                WrongInput.of("a form that breaks off", 400, INVALID, () -> caller.submit(boundary, unfinished)),
                WrongInput.of(
                        "a form without its boundary",
                        400,
                        INVALID,
                        () -> caller.submit("multipart/form-data", unfinished)),
                WrongInput.of(
                        "another boundary than announced",
                        400,
                        INVALID,
                        () -> caller.submit("multipart/form-data; boundary=other", unfinished)),
                WrongInput.of(
                        "JSON instead of a form",
                        400,
                        INVALID,
                        () -> caller.submit("application/json", "{}".getBytes(StandardCharsets.US_ASCII))),
                WrongInput.of(
                        "JSON that is not JSON", 400, INVALID, () -> caller.postJson("/auth/login", "{\"email\": you")),
                WrongInput.of("no JSON at all", 400, INVALID, () -> caller.postJson("/auth/register", "")),
                new WrongInput(
                        "a weak password",
                        400,
                        INVALID,
                        "password",
                        () -> caller.postJson(
                                "/auth/register", "{\"email\":\"a@example.com\",\"password\":\"short\"}")),
                WrongInput.of(
                        "an e-mail that is taken",
                        409,
                        "CONFLICT",
                        () -> caller.postJson(
                                "/auth/register",
                                "{\"email\":\"wrong-owner@example.com\",\"password\":\"correct horse battery\"}")),
                WrongInput.of(
                        "a wrong password",
                        401,
                        UNAUTHORIZED,
                        () -> caller.postJson(
                                "/auth/login",
                                "{\"email\":\"wrong-owner@example.com\",\"password\":\"wrong horse battery\"}")));
    }

    private static List<WrongInput> wrongPlaces(Caller caller, Caller other, String id, String failed) {
        String notFound = "NOT_FOUND";
        String unused = "doc_" + "0".repeat(26);
        return List.of(
                WrongInput.of("unknown route", 404, notFound, () -> caller.get("/nothing/here")),
                WrongInput.of("a document that never was", 404, notFound, () -> caller.document(unused)),
                WrongInput.of("an id that is none", 404, notFound, () -> caller.document("42")),
                WrongInput.of("an id with strange letters", 404, notFound, () -> caller.document("doc_%C3%84")),
                WrongInput.of("another account's document", 404, notFound, () -> other.document(id)),
                WrongInput.of("another account's export", 404, notFound, () -> other.export(id, "csv")),
                WrongInput.of(
                        "another account's original", 404, notFound, () -> other.get("/documents/" + id + "/original")),
                WrongInput.of(
                        "deleting another account's document", 404, notFound, () -> other.delete("/documents/" + id)),
                WrongInput.of(
                        "wrong method",
                        405,
                        "METHOD_NOT_ALLOWED",
                        () -> caller.send("PUT", "/documents", BodyPublishers.noBody())),
                WrongInput.of(
                        "wrong method for one document",
                        405,
                        "METHOD_NOT_ALLOWED",
                        () -> caller.send("POST", "/documents/" + id, BodyPublishers.noBody())),
                new WrongInput("export as exe", 400, INVALID, "format", () -> caller.export(id, "exe")),
                WrongInput.of(
                        "export of a failed document", 422, "PROCESSING_ERROR", () -> caller.export(failed, "csv")),
                new WrongInput("page 0", 400, INVALID, "page", () -> caller.list("page=0")),
                new WrongInput("a page that is no number", 400, INVALID, "page", () -> caller.list("page=two")),
                new WrongInput("unknown status", 400, INVALID, "status", () -> caller.list("status=lost")),
                new WrongInput("unknown sort", 400, INVALID, "sort", () -> caller.list("sort=colour")),
                new WrongInput("unknown order", 400, INVALID, "order", () -> caller.list("order=up")),
                WrongInput.of(
                        "a header of 64 KB",
                        400,
                        INVALID,
                        () -> caller.with("X-Long", "x".repeat(65_536)).list("page=1")));
    }

    private List<WrongInput> wrongCredentials(Customer owner, Customer other) throws IOException {
        Caller caller = owner.calls(extraly);
        Caller stranger = Caller.stranger(extraly);
        Instant now = Instant.now();
        String expired = Tokens.ofDrills().resigned(owner.accessToken(), now.minusSeconds(60));
        String forged = Tokens.forged().resigned(owner.accessToken(), now.plusSeconds(600));
        // To be sure that it is the date and the key that are refused, and not the signing.
        String good = Tokens.ofDrills().resigned(owner.accessToken(), now.plusSeconds(600));
        caller.with("Authorization", "Bearer " + good).list("page=1").expect(200);
        Customer revoked = Customer.register(extraly, "wrong-revoked");
        stranger.with("Authorization", "Bearer " + revoked.accessToken())
                .delete("/api-keys/" + revoked.keyId())
                .expect(200);
        return List.of(
                unauthorized("no credentials", stranger),
                unauthorized("a token alone", stranger.with("Authorization", "Bearer " + owner.accessToken())),
                unauthorized("a key alone", stranger.with("X-API-Key", owner.key())),
                unauthorized("a key that is none", caller.with("X-API-Key", "xtr_live_nothing")),
                unauthorized("a key of another account", caller.with("X-API-Key", other.key())),
                unauthorized("a token that is none", caller.with("Authorization", "Bearer nothing")),
                unauthorized("another scheme", caller.with("Authorization", "Basic eDp5")),
                unauthorized("an expired token", caller.with("Authorization", "Bearer " + expired)),
                unauthorized("a forged token", caller.with("Authorization", "Bearer " + forged)),
                unauthorized(
                        "a token without a signature",
                        caller.with("Authorization", "Bearer " + Tokens.unsigned(owner.accessToken()))),
                unauthorized("a revoked key", revoked.calls(extraly)),
                WrongInput.of(
                        "a submission with an expired token",
                        401,
                        UNAUTHORIZED,
                        () -> caller.with("Authorization", "Bearer " + expired).submit(Upload.of("a.pdf", PDF))));
    }

    private static WrongInput unauthorized(String what, Caller caller) {
        return WrongInput.of(what, 401, UNAUTHORIZED, () -> caller.list("page=1"));
    }
}
