package ai.extraly.engine.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** Reads the engine's knowledge files: UTF-8 properties whose values are lists parted by {@code |}. */
public final class Resource {

    private static final String ROOT = "/ai/extraly/engine/locale/";

    private Resource() {}

    /** All entries of a file that must be there. */
    public static Map<String, String> properties(String path) {
        Map<String, String> entries = optional(path);
        if (entries.isEmpty()) {
            throw new IllegalStateException("The build left out " + path + ".");
        }
        return entries;
    }

    /** All entries of a file, none if it is not there. */
    static Map<String, String> optional(String path) {
        Properties loaded = new Properties();
        try (InputStream in = Resource.class.getResourceAsStream(ROOT + path)) {
            if (in != null) {
                loaded.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> entries = new LinkedHashMap<>();
        for (String key : new TreeSet<>(loaded.stringPropertyNames())) {
            entries.put(key, loaded.getProperty(key));
        }
        return entries;
    }

    /** The parts of a value. */
    public static List<String> values(String list) {
        return Arrays.stream(list.split("\\|"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
