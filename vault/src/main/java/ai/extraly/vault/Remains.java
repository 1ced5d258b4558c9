package ai.extraly.vault;

import java.util.List;

/**
 * What a vault has of a key.
 *
 * @param key whether the key itself is there
 * @param contents the names of what lies under it
 */
public record Remains(boolean key, List<String> contents) {
    /** Whether nothing is left of it. */
    public boolean isNothing() {
        return !key && contents.isEmpty();
    }
}
