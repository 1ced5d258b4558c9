package ai.extraly.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The name of a data key in the vault. A document's key is named as the document; an account's key has a name of its own, because
 * an address that registers again after its account was deleted gets a new key under the same {@link AccountId}.
 */
public record DataKeyId(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("(doc|dek)_[0-9a-hjkmnp-tv-z]{26}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DataKeyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a data key id");
        }
    }

    public static DataKeyId of(DocumentId document) {
        return new DataKeyId(document.value());
    }

    public static DataKeyId next(Instant time) {
        return new DataKeyId("dek_" + Base32.encode(TimeOrdered.at(time)));
    }

    /** Whether this is the key of a document, as opposed to an account's. */
    public boolean isOfDocument() {
        return value.startsWith("doc_");
    }

    @Override
    public String toString() {
        return value;
    }
}
