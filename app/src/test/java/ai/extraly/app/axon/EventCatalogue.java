package ai.extraly.app.axon;

import ai.extraly.app.axon.SourceComments.Comment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The page about all stored events: what the classes have, what their sources say of them, and how they lie in the log. */
final class EventCatalogue {
    private static final String START = """
            # Events

            Every event that is stored, as the code has it; a test holds this page against the code. A stored event is a contract for ever: its name and its
            fields never change their meaning. Where one has to change it gets a new revision, and an upcaster brings the older ones to it while they
            are read; the log itself is never rewritten.

            An event holds facts, digests and references. What is personal is `Sealed`, or lies in the vault behind a `ClaimCheck`, and nobody can read it once the
            key of its document or account is destroyed. Beside its fields every event carries metadata: who acted
            (`actorAccount`, `actorApiKey`, `actorRole`), in which request (`requestId`), which messages it follows from
            (`correlationId`, `causationId`), and its link in the stream's hash chain (`chain`).
            """;

    private final SourceComments comments;
    private final Path golden;
    private final Set<Class<?>> types = new TreeSet<>(Comparator.comparing(Class<?>::getSimpleName));
    private final StringBuilder page = new StringBuilder(START);

    /** @param golden where each revision's example lies */
    EventCatalogue(SourceComments comments, Path golden) {
        this.comments = comments;
        this.golden = golden;
    }

    /** @param events all event classes, of whatever family */
    String write(Stream<Class<?>> events) {
        Set<Class<?>> families = new LinkedHashSet<>();
        events.forEach(event -> families.add(event.getInterfaces()[0]));
        families.forEach(this::contents);
        families.forEach(
                family -> Arrays.stream(family.getPermittedSubclasses()).forEach(this::event));
        page.append("\n## What fields are made of\n\n| type | what it is |\n|---|---|\n");
        types.forEach(type -> page.append("| `%s` | %s%s |\n"
                .formatted(type.getSimpleName(), comments.of(type).firstSentence(), values(type))));
        return page.toString();
    }

    private static String values(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(value ->
                                AxonMessages.objectMapper().valueToTree(value).asText())
                        .collect(Collectors.joining("`, `", " One of `", "`."))
                : "";
    }

    private void contents(Class<?> family) {
        page.append("\n## %s\n\n| event | revision | |\n|---|---|---|\n"
                .formatted(comments.of(family).says().replaceFirst("[.]$", "")));
        for (Class<?> event : family.getPermittedSubclasses()) {
            page.append("| [%s](#%s) | %s | %s |\n"
                    .formatted(
                            event.getSimpleName(),
                            event.getSimpleName().toLowerCase(Locale.ROOT),
                            revision(event),
                            comments.of(event).firstSentence()));
        }
    }

    private void event(Class<?> event) {
        Comment comment = comments.of(event);
        page.append("\n### %s\n\n%s\n\n| field | type | |\n|---|---|---|\n"
                .formatted(event.getSimpleName(), comment.says()));
        for (RecordComponent field : event.getRecordComponents()) {
            String said = comment.parameters().getOrDefault(field.getName(), "");
            page.append("| `%s` | %s | %s |\n".formatted(field.getName(), type(field), said));
        }
        examples(event)
                .forEach(file -> page.append("\nRevision %s:\n\n```json\n%s\n```\n"
                        .formatted(revision(file), read(file).strip())));
    }

    private String type(RecordComponent field) {
        Class<?> type = field.getType();
        AnnotatedType annotated = field.getAnnotatedType();
        remember(type);
        String name = "`" + type.getSimpleName() + "`";
        if (annotated instanceof AnnotatedParameterizedType generic) {
            Class<?> element = (Class<?>) generic.getAnnotatedActualTypeArguments()[0].getType();
            remember(element);
            name += " of `" + element.getSimpleName() + "`";
        }
        return annotated.isAnnotationPresent(Nullable.class) ? name + ", or null" : name;
    }

    private void remember(Class<?> type) {
        if (type.getName().startsWith("ai.extraly.")) {
            types.add(type);
        }
    }

    private List<Path> examples(Class<?> event) {
        try (Stream<Path> files = Files.list(golden)) {
            return files.filter(file -> file.getFileName().toString().startsWith(event.getSimpleName() + "."))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The golden file of revision 2 of an event ends in {@code .2.json}. */
    private static String revision(Path example) {
        return example.getFileName().toString().replaceAll(".*[.](\\d+)[.]json", "$1");
    }

    private static String revision(Class<?> event) {
        return event.getAnnotation(Revision.class).value();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
