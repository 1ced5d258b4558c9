package ai.extraly.http.page;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Map;

/** A call as one types it into a shell in which BASE, TOKEN, KEY and ID are set. */
final class Curl {
    private Curl() {}

    static String of(String method, String path, Operation operation) {
        StringBuilder curl = new StringBuilder("curl");
        boolean hasBody = operation.getRequestBody() != null;
        if (!method.equals("GET") && !(method.equals("POST") && hasBody)) {
            curl.append(" -X ").append(method);
        }
        if (path.contains("export") || path.endsWith("/original")) {
            curl.append(" -OJ");
        }
        curl.append(" \"$BASE")
                .append(path.replace("{id}", "$ID").replace("{format}", "csv"))
                .append('"');
        List<SecurityRequirement> security = operation.getSecurity() == null ? List.of() : operation.getSecurity();
        for (SecurityRequirement requirement : security) {
            requirement
                    .keySet()
                    .forEach(scheme -> curl.append(" \\\n  -H ")
                            .append(
                                    scheme.equals("api_key")
                                            ? "\"X-API-Key: $KEY\""
                                            : "\"Authorization: Bearer $TOKEN\""));
        }
        if (hasBody) {
            operation.getRequestBody().getContent().forEach((type, media) -> curl.append(body(type, media)));
        }
        return curl.toString();
    }

    private static String body(String type, MediaType media) {
        if (type.startsWith("multipart/")) {
            return " \\\n  -F document=@invoice.pdf \\\n  -F detection_type=invoice";
        }
        Map<String, Example> examples = media.getExamples() == null ? Map.of() : media.getExamples();
        return " \\\n  -H \"Content-Type: application/json\""
                + examples.values().stream()
                        .findFirst()
                        .map(example -> " \\\n  -d '" + example.getValue() + "'")
                        .orElse("");
    }
}
