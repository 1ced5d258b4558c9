package ai.extraly.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A small personal field that only the vault can read: base64 (URL alphabet, no padding) of its ciphertext under a document's or an
 * account's data key. It may be stored anywhere; once the key is destroyed it says nothing to anybody.
 */
public record Sealed(@JsonValue String ciphertext) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sealed {}

    @Override
    public String toString() {
        return "Sealed";
    }
}
