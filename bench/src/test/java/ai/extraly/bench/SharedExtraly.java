package ai.extraly.bench;

import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One running system for all tests that neither stop it nor count what others left in it; each brings accounts of its own. */
final class SharedExtraly implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedExtraly.class);

    /** A new installation of the jar that this build made; it stays below target when the test is over. It lives for a minute, and is not compiled for more. */
    static Installation installation(String name) throws IOException {
        Path place = Files.createDirectories(Path.of("target", "drills"));
        return Installation.in(Files.createTempDirectory(place.toAbsolutePath(), name), jar())
                .onJavaWith("-XX:TieredStopAtLevel=1");
    }

    private static Path jar() {
        return Path.of(System.getProperty("extraly.jar", "../app/target/extraly.jar"))
                .toAbsolutePath()
                .normalize();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningExtraly.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(RunningExtraly.class, key -> start(), RunningExtraly.class);
    }

    private static RunningExtraly start() {
        try {
            return installation("shared").start(Tokens.ofDrills().option());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
