package ai.extraly.http.openapi;

import ai.extraly.contract.document.FailureReason;
import ai.extraly.http.error.ErrorCode;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings what no handler has: the introduction, tags, credentials, headers and the shapes of results, written down in
 * {@code frame.yaml}. Paths begin below the base that clients configure.
 */
@Component
@Order(1)
class WholeDocument implements GlobalOpenApiCustomizer {
    private static final String BASE = "/api/v1";

    @Override
    public void customise(OpenAPI document) {
        OpenAPI frame = frame();
        document.info(frame.getInfo())
                .tags(frame.getTags())
                .servers(List.of(new Server().url(BASE).description("This server")))
                .webhooks(frame.getWebhooks());
        Paths paths = new Paths();
        new TreeMap<>(document.getPaths())
                .forEach((path, item) -> paths.addPathItem(path.substring(BASE.length()), item));
        document.setPaths(paths);
        Components components = document.getComponents();
        frame.getComponents().getSchemas().forEach(components::addSchemas);
        components.addSchemas("ErrorCode", words(ErrorCode.values(), ErrorCode::name));
        components.addSchemas("FailureReason", words(FailureReason.values(), FailureReason::wire));
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        components
                .parameters(frame.getComponents().getParameters())
                .headers(frame.getComponents().getHeaders())
                .securitySchemes(frame.getComponents().getSecuritySchemes());
    }

    private static <E extends Enum<E>> Schema<String> words(E[] values, Function<E, String> word) {
        Schema<String> words = new Schema<>();
        words.addType("string");
        words.setEnum(Arrays.stream(values).map(word).toList());
        return words;
    }

    private static OpenAPI frame() {
        try (InputStream yaml = Objects.requireNonNull(WholeDocument.class.getResourceAsStream("frame.yaml"))) {
            return Yaml31.mapper().readValue(yaml, OpenAPI.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
