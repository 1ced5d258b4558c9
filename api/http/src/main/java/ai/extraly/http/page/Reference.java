package ai.extraly.http.page;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** All that the page shows, in the order in which it shows it. Texts whose names end in {@code Html} are markup already. */
record Reference(
        String title,
        String introductionHtml,
        List<Group> groups,
        List<CallView> webhooks,
        List<Shape> shapes,
        List<ErrorRow> errors,
        String phpCheck,
        String pythonCheck) {

    /** The calls on one kind of resource. */
    record Group(String name, String anchor, String descriptionHtml, List<CallView> calls) {}

    /** A shape with a name, as answers refer to it. */
    record Shape(String name, String descriptionHtml, String alternativesHtml, List<FieldRow> fields) {}

    /** An error and the statuses and calls that it belongs to. */
    record ErrorRow(int status, String code, String message) {}

    static Reference of(OpenAPI document) {
        Shapes shapes = new Shapes(document);
        List<CallView> calls = new ArrayList<>();
        document.getPaths().forEach((path, item) -> calls(shapes, path, item).forEach(calls::add));
        return new Reference(
                document.getInfo().getTitle(),
                Prose.paragraphs(document.getInfo().getDescription()),
                document.getTags().stream().map(tag -> group(tag, calls)).toList(),
                document.getWebhooks().entrySet().stream()
                        .flatMap(hook -> calls(shapes, hook.getKey(), hook.getValue()))
                        .toList(),
                shapes.named(),
                ErrorTable.rows(),
                text("check.php.txt"),
                text("check.py.txt"));
    }

    private static Stream<CallView> calls(Shapes shapes, String path, PathItem item) {
        return item.readOperationsMap().entrySet().stream()
                .map(entry -> CallView.of(shapes, entry.getKey().name(), path, entry.getValue()));
    }

    private static Group group(Tag tag, List<CallView> calls) {
        return new Group(
                tag.getName(),
                "group-" + tag.getName().toLowerCase(Locale.ROOT).replace(' ', '-'),
                Prose.paragraphs(tag.getDescription()),
                calls.stream()
                        .filter(call -> call.tags().contains(tag.getName()))
                        .sorted(Comparator.comparingInt((CallView call) -> order(call.method()))
                                .thenComparing(CallView::path))
                        .toList());
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is made, then what is looked at, then what is changed, then what is destroyed. */
    private static int order(String method) {
        return Objects.requireNonNullElse(
                Map.of("POST", 0, "GET", 1, "PUT", 2, "PATCH", 3, "DELETE", 4).get(method), 5);
    }
}
