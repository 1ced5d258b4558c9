package ai.extraly.contract.webhook;

import java.net.InetAddress;
import java.util.List;

/** Where a receiver is, as far as one could find out. */
public sealed interface Whereabouts {
    /**
     * It is there, and it may be called at these addresses and no others.
     *
     * @param addresses at least one, best first, each of them checked
     */
    record Known(List<InetAddress> addresses) implements Whereabouts {
        public Known {
            addresses = List.copyOf(addresses);
        }
    }

    /** It may not be called: at least one of its addresses is out of bounds. */
    record OutOfBounds() implements Whereabouts {}

    /** Nobody knew it in time. */
    record Unknown() implements Whereabouts {}
}
