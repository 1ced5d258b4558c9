package ai.extraly.http.page;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One call, or one webhook. */
record CallView(
        String id,
        String method,
        String path,
        List<String> tags,
        String summary,
        String descriptionHtml,
        String credentials,
        List<FieldRow> parameters,
        String bodyType,
        List<FieldRow> body,
        List<AnswerRow> answers,
        List<Shown> examples,
        String curl) {

    /** One status that may be answered. */
    record AnswerRow(String status, boolean error, String descriptionHtml, String typeHtml, String headers) {}

    /** Something that was really sent or answered. */
    record Shown(String title, String text, boolean open) {}

    static CallView of(Shapes shapes, String method, String path, Operation operation) {
        List<Shown> examples = new ArrayList<>();
        operation
                .getResponses()
                .forEach((status, response) -> examples.addAll(shown(status, response, examples.isEmpty())));
        return new CallView(
                operation.getOperationId(),
                method,
                path,
                operation.getTags() == null ? List.of() : operation.getTags(),
                operation.getSummary(),
                Prose.paragraphs(operation.getDescription()),
                credentials(operation.getSecurity()),
                parameters(shapes, operation.getParameters()),
                bodyType(operation),
                body(shapes, operation),
                operation.getResponses().entrySet().stream()
                        .map(entry -> answer(shapes, entry.getKey(), entry.getValue()))
                        .toList(),
                examples,
                Curl.of(method, path, operation));
    }

    private static String credentials(@Nullable List<SecurityRequirement> security) {
        if (security == null || security.isEmpty()) {
            return "none";
        }
        SecurityRequirement requirement = security.getFirst();
        String headers = requirement.size() > 1 ? "access token and API key" : "access token";
        List<String> roles =
                requirement.values().stream().flatMap(List::stream).distinct().toList();
        return roles.isEmpty() ? headers : headers + ", role " + String.join(", ", roles);
    }

    private static List<FieldRow> parameters(Shapes shapes, @Nullable List<Parameter> parameters) {
        return parameters == null
                ? List.of()
                : parameters.stream()
                        .map(parameter ->
                                parameter.get$ref() == null ? parameter : shapes.parameter(parameter.get$ref()))
                        // Those in the path come first; the others stay as they are.
                        .sorted(Comparator.comparing(parameter -> !"path".equals(parameter.getIn())))
                        .map(parameter -> new FieldRow(
                                parameter.getName(),
                                0,
                                shapes.type(parameter.getSchema()) + ", in the " + parameter.getIn(),
                                Boolean.TRUE.equals(parameter.getRequired()),
                                shapes.words(parameter.getDescription(), parameter.getSchema())))
                        .toList();
    }

    private static String bodyType(Operation operation) {
        return operation.getRequestBody() == null
                ? ""
                : String.join(", ", operation.getRequestBody().getContent().keySet());
    }

    private static List<FieldRow> body(Shapes shapes, Operation operation) {
        if (operation.getRequestBody() == null) {
            return List.of();
        }
        Schema<?> schema = first(operation.getRequestBody().getContent()).getSchema();
        return shapes.fields(shapes.resolved(schema));
    }

    private static MediaType first(Content content) {
        return content.values().iterator().next();
    }

    private static AnswerRow answer(Shapes shapes, String status, ApiResponse response) {
        Map<String, MediaType> content = response.getContent() == null ? Map.of() : response.getContent();
        String type = content.entrySet().stream()
                .map(entry -> entry.getValue().getSchema() != null
                                && entry.getValue().getSchema().get$ref() != null
                        ? shapes.type(entry.getValue().getSchema())
                        : entry.getKey())
                .distinct()
                .collect(Collectors.joining("<br>"));
        String headers = response.getHeaders() == null
                ? ""
                : response.getHeaders().keySet().stream()
                        .filter(name -> !name.equals("X-Request-Id") && !name.startsWith("X-RateLimit"))
                        .collect(Collectors.joining(", "));
        return new AnswerRow(
                status,
                status.startsWith("4") || status.startsWith("5"),
                Prose.line(response.getDescription()),
                type,
                headers);
    }

    /** @param first whether nothing is shown yet: what is shown first is open */
    private static List<Shown> shown(String status, ApiResponse response, boolean first) {
        List<Shown> shown = new ArrayList<>();
        if (response.getContent() != null) {
            response.getContent().values().forEach(media -> {
                Map<String, Example> examples = media.getExamples() == null ? Map.of() : media.getExamples();
                examples.forEach((name, example) -> shown.add(new Shown(
                        status + " · " + name.replace('_', ' '),
                        Pretty.text(example.getValue()),
                        first && shown.isEmpty())));
            });
        }
        return shown;
    }
}
