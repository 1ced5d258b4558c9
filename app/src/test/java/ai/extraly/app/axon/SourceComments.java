package ai.extraly.app.axon;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the sources say of a type in its comment: the compiler reads them, and nobody else has to. */
final class SourceComments {
    /**
     * @param says all but the tags, as one line
     * @param parameters what is said of each
     */
    record Comment(String says, Map<String, String> parameters) {
        String firstSentence() {
            return says.replaceFirst("(?s)(?<=[.])\\s.*", "");
        }
    }

    private final Path sources;

    /** @param sources the root of a module's sources */
    SourceComments(Path sources) {
        this.sources = sources;
    }

    Comment of(Class<?> type) {
        Path file = sources.resolve(type.getName().replace('.', '/') + ".java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask) compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            TreePath path = new TreePath(new TreePath(unit), unit.getTypeDecls().getFirst());
            DocCommentTree comment = DocTrees.instance(task).getDocCommentTree(path);
            if (comment == null) {
                throw new IllegalStateException(type + " says nothing of itself");
            }
            return read(comment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Comment read(DocCommentTree comment) {
        Map<String, String> parameters = new HashMap<>();
        for (DocTree tag : comment.getBlockTags()) {
            if (tag instanceof ParamTree parameter) {
                parameters.put(parameter.getName().getName().toString(), text(parameter.getDescription()));
            }
        }
        return new Comment(text(comment.getFullBody()), Map.copyOf(parameters));
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(SourceComments::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(DocTree part) {
        return switch (part) {
            case LiteralTree literal -> "`" + literal.getBody().getBody() + "`";
            case LinkTree link -> "`" + link.getReference().getSignature().replaceFirst("^#", "") + "`";
            default -> part.toString().replaceAll("<[^>]*>", " ");
        };
    }
}
