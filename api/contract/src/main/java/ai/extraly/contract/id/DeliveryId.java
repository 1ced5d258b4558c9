package ai.extraly.contract.id;

import ai.extraly.contract.Sha256;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The delivery of one outcome of a document to its receiver, stable over all attempts at it: {@code dlv_} and 26 lower-case Crockford
 * base32 characters of a 128-bit value.
 */
public record DeliveryId(@JsonValue String value) {
    private static final String PREFIX = "dlv_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeliveryId {
        if (!value.startsWith(PREFIX) || !Base32.matches(value, PREFIX.length())) {
            throw new IllegalArgumentException("Not a delivery id");
        }
    }

    /** The delivery of the outcome of {@code run}: the same document and run, the same id. */
    public static DeliveryId of(DocumentId document, int run) {
        byte[] digest = Sha256.digest().digest((document.value() + "/" + run).getBytes(StandardCharsets.US_ASCII));
        return new DeliveryId(PREFIX + Base32.encode(Arrays.copyOf(digest, Base32.BYTES)));
    }

    /** The id that {@code text} prints, or empty when it prints none. */
    public static Optional<DeliveryId> parse(String text) {
        return text.startsWith(PREFIX) && Base32.matches(text, PREFIX.length())
                ? Optional.of(new DeliveryId(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
