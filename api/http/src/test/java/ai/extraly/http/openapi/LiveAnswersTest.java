package ai.extraly.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Multipart;
import ai.extraly.http.house.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is answered, held against what the description says would be. */
@HttpTest
class LiveAnswersTest {
    private static final String STORED = """
            {"results":{"bank_name":null,"account_number":"1 2 3","iban":"UA213223130000026007233566001","currency":"UAH",\
            "statement_period":{"from":"2026-01-01","to":null},"opening_balance":15230.50,"closing_balance":null,"transactions":\
            [{"date":"2026-01-03","description":"Payment","amount":5200.00,"type":"credit","balance":20430.50}],"total_credits":5200.00,\
            "total_debits":0,"transaction_count":1,"custom_fields":{"po":null}},\
            "evidence":{"currency":{"page":1,"box":[1,2,3,4],"text":"UAH","confidence":0.9,"source":"text"}},\
            "checks":[{"name":"running_balances","passed":true,"expected":"1","actual":"1"}]}""";

    @LocalServerPort
    int port;

    @Autowired
    DocumentsInMemory documents;

    private AnswerSchemas schemas;
    private Client client;

    @BeforeEach
    void register() {
        schemas = new AnswerSchemas(Client.anonymous(port).get("/openapi.json").bytes());
        client = Client.registered(port);
    }

    private void assertAnswers(String operation, int status, Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        schemas.assertAnswers(operation, reply);
    }

    @Test
    void ofAnAccount() {
        // given
        String email = Client.newEmail();
        String credentials = Client.credentials(email, Client.PASSWORD);
        Client anonymous = Client.anonymous(port);

        // then
        assertAnswers("register", 201, anonymous.json("POST", "/auth/register", credentials));
        assertAnswers("register", 409, anonymous.json("POST", "/auth/register", credentials));
        assertAnswers("register", 400, anonymous.json("POST", "/auth/register", "{}"));
        assertAnswers("logIn", 200, anonymous.json("POST", "/auth/login", credentials));
        assertAnswers("logIn", 401, anonymous.json("POST", "/auth/login", Client.credentials(email, "wrong")));
        Client holder = anonymous.loggedIn(email, Client.PASSWORD);
        assertAnswers(
                "changePassword",
                200,
                holder.json(
                        "PUT",
                        "/auth/password",
                        "{\"current\":\"" + Client.PASSWORD + "\",\"new\":\"a new password\"}"));
        assertAnswers("logOut", 401, holder.json("POST", "/auth/logout", "{}"));
        holder = anonymous.loggedIn(email, "a new password");
        assertAnswers("deleteAccount", 400, holder.json("DELETE", "/account", "{\"password\":\"wrong\"}"));
        assertAnswers("deleteAccount", 200, holder.json("DELETE", "/account", "{\"password\":\"a new password\"}"));
    }

    @Test
    void ofKeys() {
        Reply made = client.json("POST", "/api-keys", "{\"name\":\"second\"}");
        String id = made.json().at("/data/id").stringValue();

        assertAnswers("createApiKey", 201, made);
        assertAnswers("createApiKey", 400, client.json("POST", "/api-keys", "{}"));
        assertAnswers("revokeApiKey", 200, client.delete("/api-keys/" + id));
        assertAnswers("revokeApiKey", 404, client.delete("/api-keys/nonsense"));
        assertAnswers("listApiKeys", 200, client.get("/api-keys"));
    }

    @Test
    void ofDocuments() {
        // given
        Reply submitted = client.submit(new Multipart()
                .file("document", "a.pdf", Client.pdf())
                .field("metadata", "{\"a\":[1]}")
                .field("webhook_url", "https://example.com/hook"));
        DocumentId done = new DocumentId(submitted.json().at("/data/id").stringValue());
        DocumentId failed = client.submitted();
        DocumentId waiting = client.submitted();

        // when
        documents.complete(done, DetectionType.BANK_STATEMENT, STORED);
        documents.fail(failed, FailureReason.PASSWORD_PROTECTED);

        // then
        assertAnswers("submitDocument", 201, submitted);
        assertAnswers("submitDocument", 400, client.submit(new Multipart()));
        assertAnswers("submitDocument", 415, client.submit(new Multipart().file("file", "a.txt", new byte[] {1, 2, 3
                })));
        assertAnswers("getDocument", 200, client.get("/documents/" + done + "?include=evidence,checks"));
        assertAnswers("getDocument", 200, client.get("/documents/" + failed));
        assertAnswers("getDocument", 200, client.get("/documents/" + waiting));
        assertAnswers("getDocument", 404, client.get("/documents/nonsense"));
        assertAnswers("getDocument", 401, client.without("X-API-Key").get("/documents/" + done));
        assertAnswers("listDocuments", 200, client.get("/documents"));
        assertAnswers("listDocuments", 400, client.get("/documents?sort=x"));
        for (String format : new String[] {"csv", "xlsx", "json", "xml"}) {
            assertAnswers("exportDocument", 200, client.get("/documents/" + done + "/export/" + format));
        }
        assertAnswers("exportDocument", 400, client.get("/documents/" + done + "/export/pdf"));
        assertAnswers("exportDocument", 409, client.get("/documents/" + waiting + "/export/csv"));
        assertAnswers("exportDocument", 422, client.get("/documents/" + failed + "/export/csv"));
        assertAnswers("getOriginal", 200, client.get("/documents/" + done + "/original"));
        assertAnswers("getHistory", 200, client.get("/documents/" + done + "/history"));
        assertAnswers("getHistory", 404, client.get("/documents/nonsense/history"));
        assertAnswers("deleteDocument", 409, client.delete("/documents/" + waiting));
        assertAnswers("deleteDocument", 200, client.delete("/documents/" + done));
    }

    @Test
    void ofOperation() {
        Client operator = Client.anonymous(port).loggedIn(HttpTest.OPERATOR, HttpTest.OPERATOR_PASSWORD);
        String account = "/ops/accounts/"
                + Client.anonymous(port)
                        .json("POST", "/auth/register", Client.credentials(Client.newEmail(), Client.PASSWORD))
                        .json()
                        .at("/data/id")
                        .stringValue();

        DocumentId document = client.submitted();
        assertAnswers("auditDocuments", 200, operator.get("/ops/audit/documents"));
        assertAnswers("auditDocuments", 403, client.get("/ops/audit/documents"));
        assertAnswers("auditDocument", 200, operator.get("/ops/audit/documents/" + document));
        assertAnswers("auditDocument", 400, operator.get("/ops/audit/documents/" + document + "?limit=0"));
        assertAnswers("changePlan", 200, operator.json("PUT", account + "/plan", "{\"plan\":\"free\"}"));
        assertAnswers("changePlan", 403, client.json("PUT", account + "/plan", "{\"plan\":\"free\"}"));
        assertAnswers("changeRoles", 200, operator.json("PUT", account + "/roles", "{\"roles\":[\"auditor\"]}"));
        assertAnswers("changeRoles", 400, operator.json("PUT", account + "/roles", "{\"roles\":[]}"));
    }
}
