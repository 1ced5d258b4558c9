package ai.extraly.app.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's file system {@code journaled:}, whose databases are {@link JournaledFile}s. Public because H2 makes instances of it. */
public final class JournaledFiles extends FilePathWrapper {
    private static final String DATABASE = ".mv.db";
    private static final String JOURNAL = ".redo";

    /** Makes the file system known to H2. */
    static void register() {
        FilePath.register(new JournaledFiles());
    }

    @Override
    public String getScheme() {
        return "journaled";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FilePath base = getBase();
        if (!base.toString().endsWith(DATABASE) || mode.equals("r")) {
            return base.open(mode);
        }
        FileChannel journal = FilePath.get(base + JOURNAL).open("rw");
        if (!lock(journal)) {
            journal.close();
            throw new IOException("Another process has " + base);
        }
        return JournaledFile.open(base.open(mode), new RedoJournal(journal));
    }

    private static boolean lock(FileChannel journal) throws IOException {
        try {
            return journal.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
