package ai.extraly.engine.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a child is started.
 *
 * @param main      its first class
 * @param classPath where that is found
 * @param unpacked  where children unpack what they share, unless it is said to be elsewhere
 */
record Launch(String main, String classPath, Path unpacked, WorkerSettings settings) {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /**
     * One thread does the work, so the collector with one thread takes the least memory; what it has freed goes back to the system. Bounds on what
     * Java takes beside its heap. Nothing is logged: what libraries say of a document may be words of it. That nothing is, need not be said either.
     */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:ReservedCodeCacheSize=96m",
            "-XX:MaxDirectMemorySize=128m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-Dorg.apache.commons.logging.LogFactory=org.apache.commons.logging.impl.LogFactoryImpl",
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
            "-Dslf4j.internal.verbosity=ERROR");

    /** A few arenas of malloc instead of eight a core, each of which keeps what it once had. */
    private static final Map<String, String> ENVIRONMENT = Map.of("LANG", "C.UTF-8", "MALLOC_ARENA_MAX", "2");

    /** What is set for recognising text in this process is meant for its children, which do it. */
    private static final String RECOGNITION = "extraly.ocr.";

    private static final String UNPACKED = RECOGNITION + "cache";
    private static final String LANGUAGES = "TESSDATA_PREFIX";

    Process in(Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-Xmx" + settings.heap() + "m"));
        command.addAll(OPTIONS);
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-D" + UNPACKED + "=" + unpacked);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(RECOGNITION))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.add("-XX:ErrorFile=" + folder.resolve("crash.log"));
        command.addAll(List.of("-cp", classPath, main, folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        builder.environment().put("TMPDIR", folder.toString());
        Optional.ofNullable(System.getenv(LANGUAGES))
                .ifPresent(languages -> builder.environment().put(LANGUAGES, languages));
        return builder.start();
    }
}
