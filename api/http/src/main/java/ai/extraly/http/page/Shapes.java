package ai.extraly.http.page;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Puts schemas into words. A schema with a name is described once, and linked to from wherever it is used. */
final class Shapes {
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Schema<?>> schemas;
    private final Map<String, Parameter> parameters;

    @SuppressWarnings({"unchecked", "rawtypes"}) // the library gives it away raw
    Shapes(OpenAPI document) {
        this.schemas = (Map<String, Schema<?>>) (Map) document.getComponents().getSchemas();
        this.parameters = document.getComponents().getParameters();
    }

    /** The shapes that have a section of their own. */
    List<Reference.Shape> named() {
        return new TreeMap<>(schemas)
                .entrySet().stream()
                        .map(entry -> shape(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private Reference.Shape shape(String name, Schema<?> schema) {
        return new Reference.Shape(name, description(schema), alternatives(schema), fields(schema));
    }

    private static String description(Schema<?> schema) {
        return Prose.paragraphs(schema.getDescription());
    }

    /** For a shape that is one of others, a choice of words, or one value: which. */
    private String alternatives(Schema<?> schema) {
        return schema.getProperties() == null ? type(schema) : "";
    }

    /** The fields of a schema, those of nested objects without a name included. */
    List<FieldRow> fields(Schema<?> schema) {
        List<FieldRow> rows = new ArrayList<>();
        collect(schema, "", 0, rows);
        return rows;
    }

    private void collect(Schema<?> schema, String path, int depth, List<FieldRow> rows) {
        if (schema.getProperties() == null) {
            return;
        }
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        schema.getProperties().forEach((name, property) -> {
            Schema<?> field = property;
            String at = path + name;
            rows.add(new FieldRow(at, depth, type(field), required.contains(name), words(field)));
            Schema<?> items = field.getItems();
            if (items != null && items.get$ref() == null) {
                collect(items, at + "[].", depth + 1, rows);
            } else if (field.get$ref() == null) {
                collect(field, at + ".", depth + 1, rows);
            }
        });
    }

    private String words(Schema<?> field) {
        return words(field.getDescription(), field);
    }

    /** A description, and the limits that the schema sets. */
    String words(@Nullable String description, @Nullable Schema<?> field) {
        StringBuilder words = new StringBuilder(Prose.line(description));
        if (field == null) {
            return words.toString();
        }
        List<String> limits = new ArrayList<>();
        if (field.getDefault() != null) {
            limits.add("default <code>" + HtmlUtils.htmlEscape(String.valueOf(field.getDefault())) + "</code>");
        }
        if (field.getMinimum() != null && field.getMaximum() != null) {
            limits.add(field.getMinimum() + " to " + field.getMaximum());
        } else if (field.getMinimum() != null) {
            limits.add("at least " + field.getMinimum());
        }
        if (field.getMaxLength() != null) {
            limits.add((field.getMinLength() == null ? "at most " : field.getMinLength() + " to ")
                    + field.getMaxLength() + " characters");
        }
        if (!limits.isEmpty()) {
            words.append(words.isEmpty() ? "" : " ")
                    .append("<small>")
                    .append(String.join("; ", limits))
                    .append("</small>");
        }
        return words.toString();
    }

    /** A type in a few words. */
    String type(@Nullable Schema<?> schema) {
        if (schema == null) {
            return "any";
        }
        if (schema.get$ref() != null) {
            return link(schema.get$ref());
        }
        if (schema.getEnum() != null) {
            return schema.getEnum().stream()
                    .map(value -> "<code>" + HtmlUtils.htmlEscape(String.valueOf(value)) + "</code>")
                    .collect(Collectors.joining(" "));
        }
        if (schema.getConst() != null) {
            return "<code>" + HtmlUtils.htmlEscape(String.valueOf(schema.getConst())) + "</code>";
        }
        if (schema.getAnyOf() != null) {
            return schema.getAnyOf().stream().map(this::type).collect(Collectors.joining(" or "));
        }
        if (schema.getItems() != null) {
            return "list of " + type(schema.getItems());
        }
        if ("application/octet-stream".equals(schema.getContentMediaType())) {
            return "file";
        }
        // "string or null": what it is before what it may be instead.
        String types = schema.getTypes() == null
                ? "any"
                : String.join(" or ", new TreeSet<>(schema.getTypes()).descendingSet());
        return schema.getFormat() == null ? types : types + " (" + HtmlUtils.htmlEscape(schema.getFormat()) + ")";
    }

    private static String link(String reference) {
        String name = reference.substring(REFERENCE.length());
        return "<a href=\"#shape-" + name + "\">" + name + "</a>";
    }

    /** The parameter behind a reference. */
    Parameter parameter(String reference) {
        return Objects.requireNonNull(parameters.get(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    /** What is behind a reference. */
    Schema<?> resolved(Schema<?> schema) {
        return schema.get$ref() == null
                ? schema
                : schemas.getOrDefault(schema.get$ref().substring(REFERENCE.length()), schema);
    }
}
