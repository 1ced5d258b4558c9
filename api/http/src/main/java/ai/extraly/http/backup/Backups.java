package ai.extraly.http.backup;

import java.util.List;

/** Makes backups of a running system. A set-up that can provides it. */
public interface Backups {
    /**
     * Begins a backup and does not wait for its end.
     *
     * @throws CannotBackUpException when none can be made now
     */
    Backup start();

    /** Those that this process made or is making, newest first. */
    List<Backup> all();
}
