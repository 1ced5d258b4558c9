package ai.extraly.engine.invoice.party;

import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Box;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name with its address.
 *
 * @param name    null where only an address is printed
 * @param address the lines of street and town
 * @param box     of all of it, contact lines under it included
 * @param oneLine all of it in one line, as a sender prints it over the window of an envelope
 */
record AddressBlock(int page, @Nullable Span name, List<Span> address, Box box, boolean oneLine) {

    AddressBlock {
        address = List.copyOf(address);
    }

    boolean contains(Span span) {
        return span.page() == page
                && span.box().centreY() >= box.top()
                && span.box().centreY() <= box.bottom()
                && span.box().overlapX(box) > 0;
    }
}
