package ai.extraly.engine.invoice.party;

import ai.extraly.engine.fields.Seen;
import org.jspecify.annotations.Nullable;

/** Both sides of an invoice. */
public record Parties(Side seller, Side buyer) {

    public record Side(
            @Nullable Seen<String> name,
            @Nullable Seen<String> address,
            @Nullable Seen<String> vatNumber,
            @Nullable Seen<String> registrationNumber) {

        public boolean empty() {
            return name == null && address == null && vatNumber == null && registrationNumber == null;
        }
    }
}
