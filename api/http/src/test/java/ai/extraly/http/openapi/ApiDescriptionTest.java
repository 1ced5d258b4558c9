package ai.extraly.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.http.house.Client;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Reply;
import ai.extraly.http.openapi.ContractTable.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description against the contract, against the code, and against what was really answered. */
@HttpTest
class ApiDescriptionTest {
    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private AnswerSchemas schemas;

    @BeforeEach
    void fetch() {
        schemas = new AnswerSchemas(Client.anonymous(port).get("/openapi.json").bytes());
    }

    @Test
    void isOpenToEverybodyAndOpenApi31() {
        // when
        Reply reply = Client.anonymous(port).get("/openapi.json");
        // then
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).hasValue("application/json");
        assertThat(reply.json().at("/openapi").stringValue()).startsWith("3.1.");
        assertThat(reply.json().at("/servers/0/url").stringValue()).isEqualTo("/api/v1");
    }

    @Test
    void saysWhatTheContractSaysAndNoMore() {
        assertThat(described()).containsExactlyInAnyOrderElementsOf(ContractTable.CALLS);
    }

    /** Whoever adds a call and does not tell the contract finds out here. */
    @Test
    void everyHandlerIsInTheContract() {
        // given
        Set<String> contract = ContractTable.CALLS.stream()
                .map(call -> call.method() + " /api/v1" + call.path())
                .collect(Collectors.toSet());
        // when
        List<String> handled = mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .filter(call -> !call.equals("GET /docs"))
                .toList();
        // then
        assertThat(handled).containsExactlyInAnyOrderElementsOf(contract);
    }

    private List<Call> described() {
        List<Call> calls = new ArrayList<>();
        schemas.description()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(
                                operation -> calls.add(call(operation.getKey(), path.getKey(), operation.getValue()))));
        return calls;
    }

    private static Call call(String method, String path, JsonNode operation) {
        JsonNode requirement = operation.path("security").path(0);
        Access access = requirement.has("api_key")
                ? Access.TOKEN_AND_KEY
                : requirement.has("bearer") ? Access.TOKEN : Access.OPEN;
        return new Call(
                method.toUpperCase(Locale.ROOT),
                path,
                access,
                requirement.path("bearer").path(0).asString(""),
                operation.get("responses").propertyNames().stream()
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet()));
    }

    private Stream<JsonNode> operations() {
        return StreamSupport.stream(schemas.description().get("paths").spliterator(), false)
                .flatMap(path -> StreamSupport.stream(path.spliterator(), false));
    }

    @Test
    void everyOperationIsExplained() {
        Set<String> tags = texts(schemas.description().get("tags").findValues("name"));
        Set<String> ids = new HashSet<>();

        assertThat(operations()).allSatisfy(operation -> {
            String id = operation.path("operationId").asString();
            assertThat(ids.add(id)).as(id).isTrue();
            assertThat(operation.path("summary").asString()).as(id).isNotBlank();
            assertThat(operation.path("description").asString()).as(id).endsWith(".");
            assertThat(tags).contains(operation.path("tags").path(0).asString());
            for (JsonNode parameter : operation.path("parameters")) {
                assertThat(parameter.path("description").asString())
                        .as("%s of %s", parameter.path("name"), id)
                        .isNotBlank();
            }
        });
    }

    @Test
    void everyAnswerIsNamedAndEveryErrorHasTheEnvelope() {
        assertThat(operations())
                .allSatisfy(operation -> operation.get("responses").properties().forEach(answer -> {
                    assertThat(answer.getValue().path("headers").has("X-Request-Id"))
                            .isTrue();
                    if (Integer.parseInt(answer.getKey()) >= 400) {
                        assertThat(answer.getValue()
                                        .at("/content/application~1json/schema/$ref")
                                        .asString())
                                .isEqualTo("#/components/schemas/Error");
                    }
                    if (answer.getKey().equals("429") || answer.getKey().equals("503")) {
                        assertThat(answer.getValue().path("headers").has("Retry-After"))
                                .isTrue();
                    }
                }));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Set<String> references = texts(schemas.description().findValues("$ref"));

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                schemas.description().at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void everyFieldIsInSnakeCase() {
        Set<String> names = schemas.description().at("/components/schemas").findValues("properties").stream()
                .map(JsonNode::propertyNames)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());

        assertThat(names)
                .contains("statement_period", "original_filename")
                .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    }

    @Test
    void moneyIsANumber() {
        assertThat(schemas.description().at("/components/schemas/Money/type").asString())
                .isEqualTo("number");
    }

    @Test
    void everyAnswerWithSomethingToShowHasAnExample() {
        assertThat(operations())
                .filteredOn(
                        operation -> !operation.path("operationId").asString().equals("describeApi"))
                .allSatisfy(operation -> operation.get("responses").properties().stream()
                        .filter(answer -> answer.getKey().startsWith("2"))
                        .map(answer -> answer.getValue().at("/content/application~1json"))
                        .filter(JsonNode::isObject)
                        .forEach(content -> assertThat(content.has("examples"))
                                .as(operation.path("operationId").asString())
                                .isTrue()));
    }

    @Test
    void everyExampleIsWhatItsSchemaSays() throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath*:ai/extraly/http/openapi/examples/*");

        assertThat(files).hasSizeGreaterThan(30);
        for (Resource file : files) {
            String[] name = String.valueOf(file.getFilename()).split("\\.", -1);
            String body = file.getContentAsString(StandardCharsets.UTF_8);
            if (name[1].equals("request")) {
                JsonNode request = schemas.operation(name[0]).at("/requestBody/content/application~1json/schema");
                schemas.assertValid(request, body, String.valueOf(file.getFilename()));
            } else {
                schemas.assertAnswers(name[0], Integer.parseInt(name[1]), type(name[3]), body);
            }
        }
    }

    private static String type(String extension) {
        return switch (extension) {
            case "csv" -> "text/csv; charset=utf-8";
            case "xml" -> "application/xml; charset=utf-8";
            default -> "application/json";
        };
    }

    private static Set<String> texts(List<JsonNode> nodes) {
        return nodes.stream().map(JsonNode::asString).collect(Collectors.toSet());
    }
}
