package ai.extraly.engine.natives;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Where native libraries and language data are unpacked, once for all processes of a user: each file appears whole, by a
 * rename, and is unpacked again only when its size differs. {@code extraly.ocr.cache} names another folder.
 */
public final class CacheFolder {

    private static final String SETTING = "extraly.ocr.cache";

    private final Path folder;

    private CacheFolder(Path folder) {
        this.folder = folder;
    }

    /** This folder, which exists. */
    public static CacheFolder in(Path folder) {
        return new CacheFolder(folder);
    }

    /** The one that is set, or the user's. */
    public static CacheFolder open() throws IOException {
        String set = System.getProperty(SETTING);
        if (set != null) {
            return in(Files.createDirectories(Path.of(set)));
        }
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_.-]", "_");
        Path usual = Path.of(System.getProperty("java.io.tmpdir"), "extraly-ocr-" + user);
        try {
            Files.createDirectory(
                    usual, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (java.nio.file.FileAlreadyExistsException e) {
            // Of an earlier process, which is the purpose, or of someone who wants his libraries to be loaded.
        }
        return in(ours(usual) ? usual : Files.createTempDirectory("extraly-ocr"));
    }

    private static boolean ours(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        Path fresh = Files.createTempFile("extraly-ocr", null);
        try {
            return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(fresh))
                    && !permissions.contains(PosixFilePermission.GROUP_WRITE)
                    && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
        } finally {
            Files.delete(fresh);
        }
    }

    /** A folder inside, made if need be. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    /** Unpacks a resource of the class path. */
    public Path unpack(String resource, String name) throws IOException {
        Path target = folder.resolve(name);
        var url = CacheFolder.class.getResource(resource);
        if (url == null) {
            throw new FileNotFoundException(resource + " is not on the class path");
        }
        URLConnection connection = url.openConnection();
        try (InputStream in = connection.getInputStream()) {
            if (Files.exists(target) && Files.size(target) == connection.getContentLengthLong()) {
                return target;
            }
            Path parent = Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Path part = Files.createTempFile(parent, ".unpacking", null);
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
