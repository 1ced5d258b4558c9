package ai.extraly.engine.invoice.party;

import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds both parties. What a label names is believed first; then places and contents decide which block of address lines is
 * whose; a name without an address is looked for last.
 */
public final class PartyReader {

    private final Document document;
    private final Labels labels;

    public PartyReader(Document document, Labels labels) {
        this.document = document;
        this.labels = labels;
    }

    public Parties read() {
        List<AddressBlock> blocks = new ArrayList<>();
        document.pages().forEach(page -> blocks.addAll(new AddressFinder(page, labels).find()));
        Roles roles = new RoleFinder(document, labels, blocks).find();
        NameFinder names = new NameFinder(document, labels);
        Found seller = found(roles.seller(), "seller", names);
        Found known = found(roles.buyer(), "buyer", names);
        Found buyer = known.name() != null ? known : recipient(names, seller).orElse(known);
        Seen<String> sellerName = seller.name() == null ? names.letterhead(buyer.name()) : names.full(seller.name());
        TaxNumbers numbers = new TaxNumbers(document, labels, buyer.blocks(), roles.others());
        return new Parties(
                new Parties.Side(sellerName, seller.address(), numbers.seller(), numbers.registration()),
                new Parties.Side(buyer.name(), buyer.address(), numbers.buyer(), null));
    }

    private record Found(
            @Nullable Seen<String> name, @Nullable Seen<String> address, List<AddressBlock> blocks) {}

    private Found found(RoleFinder.@Nullable Claim claim, String field, NameFinder names) {
        Optional<NameFinder.Paragraph> running = names.labelled(field).filter(found -> found.address() != null);
        if (running.isPresent()) {
            NameFinder.Paragraph paragraph = running.get();
            return new Found(paragraph.name(), paragraph.address(), List.of(paragraph.block()));
        }
        if (claim != null && claim.block().name() != null) {
            AddressBlock block = claim.block();
            return new Found(name(block, claim.sure()), address(block, claim.sure()), List.of(block));
        }
        Optional<NameFinder.Paragraph> labelled = names.labelled(field);
        if (labelled.isPresent()) {
            NameFinder.Paragraph paragraph = labelled.get();
            return new Found(paragraph.name(), paragraph.address(), List.of(paragraph.block()));
        }
        return claim == null
                ? new Found(null, null, List.of())
                : new Found(null, address(claim.block(), claim.sure()), List.of(claim.block()));
    }

    /** Who is served may be all that names the buyer: a guest, a subscriber, a tenant. */
    private static Optional<Found> recipient(NameFinder names, Found seller) {
        return names.labelled("recipient")
                .filter(found -> seller.name() == null
                        || !found.name().value().equalsIgnoreCase(seller.name().value()))
                .map(found -> new Found(found.name(), found.address(), List.of(found.block())));
    }

    private static @Nullable Seen<String> name(AddressBlock block, double sure) {
        Span name = block.name();
        return name == null ? null : new Seen<>(clean(name.text()), name, sure);
    }

    private static @Nullable Seen<String> address(AddressBlock block, double sure) {
        if (block.address().isEmpty()) {
            return null;
        }
        String text = block.address().stream()
                .map(span -> span.text().replaceAll("[,;\\s]+$", ""))
                .collect(Collectors.joining(", "));
        return new Seen<>(text, Span.join(block.address(), "\n"), sure);
    }

    static String clean(String name) {
        return name.replaceAll("^[\\s·•|:]+|[\\s,;:·•|]+$", "");
    }
}
