package ai.extraly.http.openapi;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Puts beside each request and answer what was once really sent. A file {@code examples/OPERATION.STATUS.NAME.json} is an answer,
 * {@code examples/OPERATION.request.NAME.json} a request; {@code java -jar extraly-bench.jar examples} records them.
 */
@Component
@Order(2)
class RealExamples implements GlobalOpenApiCustomizer {
    private static final String REQUEST = "request";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Override
    public void customise(OpenAPI document) {
        Map<String, Operation> operations = new HashMap<>();
        document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(Collection::stream)
                .forEach(operation -> operations.put(operation.getOperationId(), operation));
        try {
            Resource[] files = new PathMatchingResourcePatternResolver(RealExamples.class.getClassLoader())
                    .getResources("classpath*:ai/extraly/http/openapi/examples/*");
            Arrays.sort(files, Comparator.comparing(file -> Objects.requireNonNull(file.getFilename())));
            for (Resource file : files) {
                put(operations, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Map<String, Operation> operations, Resource file) throws IOException {
        String[] name = Objects.requireNonNull(file.getFilename()).split("\\.", -1);
        Operation operation = operations.get(name[0]);
        if (operation == null || name.length != 4) {
            throw new IllegalStateException("There is no operation for the example " + file.getFilename());
        }
        Content content = name[1].equals(REQUEST)
                ? operation.getRequestBody().getContent()
                : Objects.requireNonNull(operation.getResponses().get(name[1])).getContent();
        MediaType media = content.entrySet().stream()
                .filter(entry -> entry.getKey().contains(name[3]))
                .findFirst()
                .orElseThrow()
                .getValue();
        String text = file.getContentAsString(StandardCharsets.UTF_8);
        media.addExamples(name[2], new Example().value(name[3].equals("json") ? JSON.readTree(text) : text));
    }
}
