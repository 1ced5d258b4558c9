package ai.extraly.http.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.account.Role;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.OperationInMemory;
import ai.extraly.http.house.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who reads what auditors and operators did. */
@HttpTest
class AccessHttpTest {
    private static final String REASON = "{\"reason\":\"Müll einer Probe\"}";

    @LocalServerPort
    int port;

    @Autowired
    DocumentsInMemory documents;

    private Client auditor;
    private Client both;
    private String account;

    @BeforeEach
    void appoint() {
        Client first = Client.registered(port);
        give(accountOf(first), Role.AUDITOR);
        auditor = first.without("X-API-Key");
        Client second = Client.registered(port);
        account = accountOf(second);
        give(account, Role.AUDITOR, Role.OPERATOR);
        both = second.without("X-API-Key");
    }

    private Client operator() {
        return Client.anonymous(port).loggedIn(HttpTest.OPERATOR, HttpTest.OPERATOR_PASSWORD);
    }

    private void give(String id, Role... roles) {
        List<String> names =
                Stream.of(roles).map(role -> "\"" + role.wire() + "\"").toList();
        assertThat(operator()
                        .json("PUT", "/ops/accounts/" + id + "/roles", "{\"roles\":" + names + "}")
                        .status())
                .isEqualTo(200);
    }

    private String accountOf(Client client) {
        return documents.submitted(client.submitted()).accountId().value();
    }

    private void discard() {
        assertThat(both.json("DELETE", "/ops/dead-letters/" + OperationInMemory.LETTER, REASON)
                        .status())
                .isEqualTo(200);
    }

    private JsonNode accesses(String query) {
        Reply reply = auditor.get("/ops/audit/access?" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().at("/data");
    }

    @Test
    void anAuditorReadsWhoDidWhatInWhichRoleAndWhy() {
        // given
        both.get("/ops/audit/documents");
        discard();
        // when
        JsonNode done = accesses("account=" + account).at("/accesses");
        // then
        assertThat(done.findValuesAsString("access")).containsExactly("audit_list", "dead_letter_discarded");
        assertThat(done.findValuesAsString("role")).containsExactly("auditor", "operator");
        assertThat(done.at("/0/reason").isNull()).isTrue();
        assertThat(done.at("/1/reason").stringValue()).isEqualTo("Müll einer Probe");
        assertThat(done.at("/1/target").stringValue()).isEqualTo(OperationInMemory.LETTER);
        assertThat(done.at("/1/request_id").stringValue()).isNotBlank();
    }

    @Test
    void thatSomebodyReadItIsItselfToBeRead() {
        // given
        accesses("account=" + account);
        // when
        JsonNode last = accesses("limit=500").at("/accesses");
        // then
        assertThat(last.findValuesAsString("target")).contains(account);
        assertThat(last.at("/" + (last.size() - 1) + "/access").stringValue()).isEqualTo("access_list");
    }

    @Test
    void goesOnWhereItEnded() {
        // given
        both.get("/ops/audit/documents");
        discard();
        // when
        JsonNode first = accesses("limit=1&account=" + account);
        JsonNode second = accesses("limit=1&account=" + account + "&from_position="
                + first.at("/next_position").longValue());
        // then
        assertThat(first.findValuesAsString("access")).containsExactly("audit_list");
        assertThat(second.findValuesAsString("access")).containsExactly("dead_letter_discarded");
    }

    @Test
    void reasonsGoWithTheAccountThatGaveThem() {
        // given
        discard();
        both.json("DELETE", "/account", "{\"password\":\"" + Client.PASSWORD + "\"}");
        // when
        JsonNode done = accesses("account=" + account).at("/accesses");
        // then
        assertThat(done.at("/0/access").stringValue()).isEqualTo("dead_letter_discarded");
        assertThat(done.at("/0/reason").isNull()).isTrue();
    }

    @Test
    void isForAuditorsAlone() {
        assertThat(operator().get("/ops/audit/access").error()).isEqualTo("FORBIDDEN");
        assertThat(Client.registered(port).get("/ops/audit/access").error()).isEqualTo("FORBIDDEN");
        assertThat(Client.anonymous(port).get("/ops/audit/access").error()).isEqualTo("UNAUTHORIZED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account=me", "from=soon", "to=x", "from_position=-1", "limit=0", "limit=501"})
    void saysWhatIsWrong(String query) {
        assertThat(auditor.get("/ops/audit/access?" + query).error()).isEqualTo("VALIDATION_ERROR");
    }
}
