package ai.extraly.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this engine, as the build wrote it. */
public final class EngineVersion {

    private static final String VERSION = read();

    private EngineVersion() {}

    public static String current() {
        return VERSION;
    }

    private static String read() {
        Properties built = new Properties();
        try (InputStream in = EngineVersion.class.getResourceAsStream("engine.properties")) {
            if (in == null) {
                throw new IllegalStateException("The build left out engine.properties.");
            }
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return built.getProperty("version");
    }
}
