package ai.extraly.engine.einvoice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element with its text and children. Names are without prefixes: within an invoice they are told apart by where they stand. */
final class Xml {

    private final String name;
    private final String namespace;
    private final Map<String, String> attributes = new HashMap<>(0);
    private final List<Xml> children = new ArrayList<>(0);
    private String text = "";

    Xml(String name, @Nullable String namespace) {
        this.name = name;
        this.namespace = namespace == null ? "" : namespace;
    }

    String name() {
        return name;
    }

    String namespace() {
        return namespace;
    }

    String text() {
        return text;
    }

    void text(String all) {
        text = all;
    }

    void attribute(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void child(Xml child) {
        children.add(child);
    }

    boolean has(String attribute, String value) {
        return value.equals(attributes.get(attribute));
    }

    @Nullable
    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** All that stand under a path such as {@code Party/PostalAddress|Address/CityName}, in order. */
    Stream<Xml> all(String path) {
        Stream<Xml> reached = Stream.of(this);
        for (String step : path.split("/", -1)) {
            List<String> names = List.of(step.split("\\|", -1));
            reached = reached.flatMap(element -> element.children.stream()).filter(child -> names.contains(child.name));
        }
        return reached;
    }

    @Nullable
    Xml first(String path) {
        return all(path).findFirst().orElse(null);
    }

    /** The text of the first under a path, empty when there is none. */
    String textOf(String path) {
        Xml found = first(path);
        return found == null ? "" : found.text;
    }
}
