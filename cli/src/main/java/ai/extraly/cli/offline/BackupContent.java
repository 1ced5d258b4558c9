package ai.extraly.cli.offline;

import ai.extraly.cli.terminal.Failure;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a finished backup and the digests that they had when it was made.
 *
 * @param files by their path below {@code directory}, each with its SHA-256 in hex
 */
record BackupContent(Path directory, Map<Path, String> files) {
    /** What a backup consists of. */
    static final List<String> PARTS = List.of("vault", "events");

    private static final String DIGESTS = "SHA256SUMS";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

    /** @throws Failure when there is no backup, or not all of what its list names, or more */
    static BackupContent of(Path directory) throws IOException {
        BackupContent backup = new BackupContent(directory, listed(directory.resolve(DIGESTS)));
        for (String part : PARTS) {
            backup.requireAllListed(directory.resolve(part));
        }
        for (Path file : backup.files.keySet()) {
            if (!Files.isReadable(directory.resolve(file))) {
                throw new Failure(directory.resolve(file)
                        + " is missing or cannot be read, though the backup had it. Use another backup.");
            }
        }
        return backup;
    }

    private static Map<Path, String> listed(Path list) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(list);
        } catch (NoSuchFileException e) {
            throw new Failure(list.getParent() + " is no finished backup: it has no " + DIGESTS + ".");
        } catch (MalformedInputException e) {
            throw new Failure(list + " is not as it was when the backup was made: it is no text. Use another backup.");
        }
        Map<Path, String> digests = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || digests.put(inside(list, parts.group(2)), parts.group(1)) != null) {
                throw malformed(list, digests.size() + 1);
            }
        }
        return digests;
    }

    private static Path inside(Path list, String name) {
        try {
            Path file = Path.of(name).normalize();
            if (PARTS.contains(file.getName(0).toString()) && file.getNameCount() > 1 && !file.isAbsolute()) {
                return file;
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw new Failure(list + " names what is no file of a backup: " + name + ". Use another backup.");
    }

    private static Failure malformed(Path list, int number) {
        return new Failure(list + " is not as it was when the backup was made: line " + number
                + " is not the digest of a file, or of one that is above it. Use another backup.");
    }

    /** A list that was cut short would have a vault restored without some of its keys. */
    private void requireAllListed(Path part) throws IOException {
        if (!Files.isDirectory(part)) {
            throw new Failure(
                    directory + " is no whole backup: it has no " + part.getFileName() + ". Use another one.");
        }
        try (Stream<Path> all = Files.walk(part)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !files.containsKey(directory.relativize(file)))
                    .findFirst()
                    .ifPresent(file -> {
                        throw new Failure(directory.resolve(DIGESTS) + " does not have " + file
                                + ": it was cut short, or the file was put there later. Use another backup.");
                    });
        }
    }
}
