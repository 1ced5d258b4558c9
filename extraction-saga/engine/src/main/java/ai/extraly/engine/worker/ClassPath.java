package ai.extraly.engine.worker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * Where a child finds the engine. Usually that is where this process has found it. Out of a jar of jars, which Java alone cannot read, the engine
 * and the libraries that its build has listed are copied, which makes for a small class path as well.
 */
final class ClassPath {

    /** Written by the build: the file names of what the engine needs. */
    private static final String LIBRARIES = "libraries";

    /** The engine's jar within another, as Spring Boot's loader names it. */
    private static final Pattern NESTED = Pattern.compile("jar:nested:.*/!(.+/)([^/]+\\.jar)!/");

    private ClassPath() {}

    /** @param folder where copies go */
    static String of(Path folder) throws IOException {
        URL engine = ClassPath.class.getProtectionDomain().getCodeSource().getLocation();
        Matcher nested = NESTED.matcher(engine.toString());
        String own = System.getProperty("java.class.path");
        return nested.matches() ? copied(Path.of(own), nested.group(1), nested.group(2), folder) : absolute(own);
    }

    /** A child has another working directory. */
    private static String absolute(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String copied(Path jarOfJars, String inIt, String engine, Path folder) throws IOException {
        List<String> names = new ArrayList<>(List.of(engine));
        names.addAll(libraries());
        List<String> path = new ArrayList<>();
        try (JarFile jar = new JarFile(jarOfJars.toFile())) {
            for (String name : names) {
                ZipEntry entry = jar.getEntry(inIt + name);
                if (entry == null) {
                    throw new IOException(jarOfJars + " has no " + inIt + name + ", which the engine needs");
                }
                Path copy = folder.resolve(name);
                try (InputStream content = jar.getInputStream(entry)) {
                    Files.copy(content, copy);
                }
                path.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, path);
    }

    private static List<String> libraries() throws IOException {
        try (InputStream list = ClassPath.class.getResourceAsStream(LIBRARIES)) {
            if (list == null) {
                throw new IOException("The build has not listed the engine's libraries");
            }
            return Arrays.stream(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                            .strip()
                            .split(","))
                    .map(file -> file.substring(file.lastIndexOf('/') + 1))
                    .toList();
        }
    }
}
