package ai.extraly.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.bench.fixture.StatementPdf;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.Receiver;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Programs that receive our webhooks in the way and with the libraries that the API's documentation shows. */
class ReferenceReceiversIT {
    private static final String PYTHON =
            Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    @Test
    void phpAndFlaskAcceptOurCallsAndRefuseAChangedByte() throws IOException, InterruptedException {
        Installation installation = SharedExtraly.installation("receivers");
        try (RunningExtraly extraly = installation.start("--extraly.webhooks.allow-private-networks=true")) {
            Customer customer = Customer.register(extraly, "receivers");
            try (ReferenceReceiver php = ReferenceReceiver.start(
                            "php-receiver",
                            List.of("php", "--version"),
                            List.of("php", "-S", "127.0.0.1:PORT", "./receiver.php"),
                            customer.key());
                    ReferenceReceiver flask = ReferenceReceiver.start(
                            "flask-receiver",
                            List.of(PYTHON, "-c", "import flask"),
                            List.of(PYTHON, "./receiver.py", "PORT"),
                            customer.key())) {
                accepts(customer.calls(extraly), php);
                accepts(customer.calls(extraly), flask);
                refuseAChangedByte(customer, extraly, php, flask);
            }
        }
    }

    private static void accepts(Caller caller, ReferenceReceiver receiver) throws IOException, InterruptedException {
        // when
        String id = submitted(caller, receiver.url().toString());
        JsonNode delivery = delivered(caller, id);
        // then
        assertThat(delivery.path("status").asString()).isEqualTo("delivered");
        assertThat(delivery.path("attempts").path(0).path("answer").asString())
                .isEqualTo("document.completed " + id + " 47");
    }

    private static void refuseAChangedByte(Customer customer, RunningExtraly extraly, ReferenceReceiver... receivers)
            throws IOException, InterruptedException {
        try (Receiver recorder = new Receiver((call, earlier) -> 200);
                HttpClient client = HttpClient.newHttpClient()) {
            // given
            recorder.knowing(customer);
            String id = submitted(customer.calls(extraly), recorder.url());
            delivered(customer.calls(extraly), id);
            Receiver.Call call = recorder.calls(id).getFirst();
            for (ReferenceReceiver receiver : receivers) {
                // when
                HttpResponse<String> same = post(client, receiver, call, call.body());
                HttpResponse<String> changed =
                        post(client, receiver, call, call.body().replace("47", "48"));
                // then
                assertThat(same.statusCode()).isEqualTo(200);
                assertThat(changed.statusCode()).isEqualTo(401);
            }
        }
    }

    private static HttpResponse<String> post(
            HttpClient client, ReferenceReceiver receiver, Receiver.Call call, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(receiver.url())
                        .header("Content-Type", "application/json")
                        .header("X-Extraly-Signature", call.signature())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String submitted(Caller caller, String url) throws IOException {
        return caller.submitted(
                Upload.of("bank_statement.pdf", StatementPdf.plain()).field("webhook_url", url));
    }

    private static JsonNode delivered(Caller caller, String id) throws IOException, InterruptedException {
        caller.finished(id, Duration.ofMinutes(1));
        JsonNode delivery =
                caller.get("/documents/" + id + "/webhooks").expect(200).data().path(0);
        for (int tries = 0; tries < 200 && delivery.path("status").asString().equals("pending"); tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
            delivery = caller.get("/documents/" + id + "/webhooks")
                    .expect(200)
                    .data()
                    .path(0);
        }
        return delivery;
    }
}
