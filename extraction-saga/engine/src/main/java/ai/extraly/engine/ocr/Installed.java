package ai.extraly.engine.ocr;

import ai.extraly.engine.natives.CacheFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The language data that Tesseract may use: English came with us, the others are the system's. They are linked into one
 * folder, because Tesseract loads several languages from one folder only. Looked at anew each time, so a language that is
 * installed while we run is found.
 */
final class Installed {

    private static final String SETTING = "extraly.ocr.tessdata";

    /** Where Debian and Ubuntu, others, and Homebrew put them. */
    private static final List<String> USUAL = List.of(
            "/usr/share/tesseract-ocr/5/tessdata",
            "/usr/share/tesseract-ocr/4.00/tessdata",
            "/usr/share/tessdata",
            "/usr/local/share/tessdata",
            "/opt/homebrew/share/tessdata");

    private final Path folder;
    private final List<Path> others;

    private Installed(Path folder, List<Path> others) {
        this.folder = folder;
        this.others = others;
    }

    /** What came with us, and what is found where it is set or usual. */
    static Installed where(CacheFolder cache) throws IOException {
        return in(cache, folders());
    }

    /** What came with us, and what is in these folders. */
    static Installed in(CacheFolder cache, List<Path> others) throws IOException {
        cache.unpack("/tessdata/eng.traineddata", "tessdata/eng.traineddata");
        cache.unpack("/tessdata/osd.traineddata", "tessdata/osd.traineddata");
        return new Installed(cache.folder("tessdata"), others);
    }

    /** The folder with what {@link #has} found. */
    String folder() {
        return folder.toString();
    }

    /** Whether the language, by Tesseract's name, can be loaded. */
    boolean has(String language) {
        Path here = folder.resolve(language + ".traineddata");
        if (Files.exists(here)) {
            return true;
        }
        Optional<Path> there = others.stream()
                .map(path -> path.resolve(language + ".traineddata"))
                .filter(Files::isRegularFile)
                .findFirst();
        return there.isPresent() && linked(here, there.get());
    }

    private static boolean linked(Path here, Path there) {
        try {
            Files.deleteIfExists(here);
            Files.createSymbolicLink(here, there.toAbsolutePath());
            return true;
        } catch (FileAlreadyExistsException e) {
            // Another process was faster.
            return Files.exists(here);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> folders() {
        Stream<String> set = Stream.of(
                        Optional.ofNullable(System.getProperty(SETTING)),
                        Optional.ofNullable(System.getenv("TESSDATA_PREFIX")))
                .flatMap(Optional::stream)
                .filter(path -> !path.isBlank())
                .flatMap(path -> Stream.of(path, path + "/tessdata"));
        return Stream.concat(set, USUAL.stream()).map(Path::of).toList();
    }
}
