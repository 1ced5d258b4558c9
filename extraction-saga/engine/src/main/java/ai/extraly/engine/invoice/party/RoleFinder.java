package ai.extraly.engine.invoice.party;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.value.VatNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells seller and buyer apart.
 *
 * <p>A block under a label is what the label says. Of the others the seller's is the line over the window of an envelope,
 * stands in the letterhead or the foot, holds telephone, bank or tax numbers, or comes again; the buyer's stands in the
 * window, to the left in the upper part, and holds nothing else.
 */
final class RoleFinder {

    /** A label may stand this far over its block, of the font size: customer numbers may come between. */
    private static final double LABEL_REACH = 9;

    /** What the only tax number near a block says for its being the seller's. */
    private static final double TAXED = 1.5;

    /** A form of address before the name outweighs place. */
    private static final double ADDRESSED = 4;

    /** Who stands in the letterhead writes. */
    private static final double HEADS = 2;

    private static final Set<String> CONTACTS = Set.of("iban", "bic", "registration_number", "bank", "party.skip");

    private static final Pattern CONTACT = Pattern.compile("@|www\\.|https?:|\\+\\d{2} ?\\(?\\d");

    private final Document document;
    private final Labels labels;
    private final List<AddressBlock> blocks;

    RoleFinder(Document document, Labels labels, List<AddressBlock> blocks) {
        this.document = document;
        this.labels = labels;
        this.blocks = blocks;
    }

    record Claim(AddressBlock block, double sure) {}

    Roles find() {
        Map<AddressBlock, String> labelled = labelled();
        Claim seller = labelledAs("seller", labelled);
        Claim buyer = labelledAs("buyer", labelled);
        List<AddressBlock> free = new ArrayList<>();
        for (AddressBlock block : blocks) {
            if (!labelled.containsKey(block) && block.name() != null) {
                free.add(block);
            }
        }
        String sellerName = seller == null ? "" : key(seller.block());
        String buyerName = buyer == null ? "" : key(buyer.block());
        if (seller == null) {
            // With the buyer known, whoever is left over is more likely the seller than nobody.
            seller = best(free, buyerName, 1, buyer == null ? 0 : -1.8);
        }
        if (buyer == null) {
            buyer = best(free, seller == null ? sellerName : key(seller.block()), -1, seller == null ? 0 : -0.8);
        }
        List<AddressBlock> others = new ArrayList<>(blocks);
        others.removeIf(block -> !"ship_to".equals(labelled.get(block)));
        return new Roles(seller, buyer, others);
    }

    private @Nullable Claim labelledAs(String role, Map<AddressBlock, String> labelled) {
        for (AddressBlock block : blocks) {
            if (role.equals(labelled.get(block))) {
                return new Claim(block, 0.93);
            }
        }
        return null;
    }

    /** The block that most looks like the seller's ({@code sign} 1) or the buyer's (-1). */
    private @Nullable Claim best(List<AddressBlock> free, String notNamed, int sign, double least) {
        AddressBlock best = null;
        double most = least;
        for (AddressBlock block : free) {
            double score = sign * sellerScore(block) + (sign > 0 && onlyTaxed(block, free) ? TAXED : 0);
            if (!same(key(block), notNamed) && score > most) {
                most = score;
                best = block;
            }
        }
        return best == null ? null : new Claim(best, Math.clamp(0.55 + most / 10, 0.5, 0.9));
    }

    private double sellerScore(AddressBlock block) {
        Page page = document.pages().get(block.page() - 1);
        double top = block.box().top() / page.height();
        double score = 0;
        score += block.oneLine() ? 3 : 0;
        score -= addressed(block) ? ADDRESSED : 0;
        score += top > 0.8 ? 2.5 : 0;
        score += contacts(block) ? 1.5 : -0.5;
        score += repeated(block) ? 1.5 : 0;
        score += heads(block) ? HEADS : 0;
        score += block.page() > 1 ? -0.5 : 0;
        if (top < 0.12) {
            score += 1.2;
        } else if (!block.oneLine() && top < 0.42) {
            score -= block.box().left() < page.width() * 0.45 ? 1.2 : 0.2;
        }
        score -= underSender(block) ? 3 : 0;
        return score;
    }

    /** "Mr Example": firms write so to people, not of themselves. */
    private static boolean addressed(AddressBlock block) {
        return block.name() != null && PartyWords.isPrefixed(block.name().text());
    }

    private boolean underSender(AddressBlock block) {
        return !block.oneLine()
                && blocks.stream()
                        .anyMatch(other -> other.oneLine()
                                && other.page() == block.page()
                                && other.box().bottom() <= block.box().top() + 2
                                && block.box().top() - other.box().bottom()
                                        < 6
                                                * block.box().height()
                                                / (block.address().size() + 1)
                                && Math.abs(other.box().left() - block.box().left())
                                        < 0.05
                                                * document.pages()
                                                        .get(block.page() - 1)
                                                        .width());
    }

    private boolean contacts(AddressBlock block) {
        boolean written = document.pages().get(block.page() - 1).lines().stream()
                .flatMap(line -> line.segments().stream())
                .anyMatch(segment -> CONTACT.matcher(segment.text()).find() && block.contains(Span.of(segment)));
        return written
                || labels.all().stream()
                        .anyMatch(label -> CONTACTS.stream().anyMatch(label::names)
                                && label.page().number() == block.page()
                                && block.contains(label.span()));
    }

    /** Who writes an invoice prints the number of its tax; where others do too, it speaks for nobody. */
    private boolean onlyTaxed(AddressBlock block, List<AddressBlock> free) {
        return taxed(block) && free.stream().filter(this::taxed).count() == 1;
    }

    private boolean taxed(AddressBlock block) {
        return document.segments()
                .anyMatch(segment -> !VatNumber.in(segment.text()).isEmpty() && block.contains(Span.of(segment)));
    }

    /** Its name stands in large letters at the head of the first page. */
    private boolean heads(AddressBlock block) {
        Span name = block.name();
        Page first = document.pages().getFirst();
        return name != null
                && first.lines().stream()
                        .filter(line -> line.box().top() < 0.15 * first.height())
                        .flatMap(line -> line.segments().stream())
                        .anyMatch(segment ->
                                segment.box().height() > 1.2 * name.box().height()
                                        && segment.text().equalsIgnoreCase(name.text()));
    }

    private boolean repeated(AddressBlock block) {
        Span name = block.name();
        if (name == null || name.text().length() < 4) {
            return false;
        }
        String text = name.text().toLowerCase(Locale.ROOT);
        return document.segments()
                .filter(segment -> !block.contains(Span.of(segment)))
                .anyMatch(segment -> segment.text().toLowerCase(Locale.ROOT).contains(text));
    }

    private Map<AddressBlock, String> labelled() {
        Map<AddressBlock, String> roles = new HashMap<>();
        Map<AddressBlock, Double> distances = new HashMap<>();
        for (String role : List.of("seller", "buyer", "ship_to")) {
            for (Label label : labels.of(role)) {
                if (!label.opens() || !(label.closes() || label.announces())) {
                    continue;
                }
                for (AddressBlock block : blocks) {
                    double distance = distance(label, block);
                    if (distance < distances.getOrDefault(block, LABEL_REACH) && !between(label, block)) {
                        distances.put(block, distance);
                        roles.put(block, role);
                    }
                }
            }
        }
        return roles;
    }

    /** How far a label stands from the block that it may name, in font sizes. */
    private static double distance(Label label, AddressBlock block) {
        Span name = block.name();
        if (label.page().number() != block.page() || name == null) {
            return Double.MAX_VALUE;
        }
        double size = label.segment().size();
        Box at = label.box();
        double down = (name.box().top() - at.bottom()) / size;
        double across = (name.box().left() - at.left()) / size;
        if (down < -1.6 || across < -2.5 || (down < -0.5 && across < 1)) {
            return Double.MAX_VALUE;
        }
        // Right under the label counts most; far to its right is a table of labels and values.
        return Math.max(0, down) + Math.min(Math.abs(across), 8) * 0.35;
    }

    /** Another block stands under the label before this one. */
    private boolean between(Label label, AddressBlock block) {
        for (AddressBlock other : blocks) {
            if (!other.equals(block)
                    && other.page() == block.page()
                    && other.box().top() < block.box().top() - 1
                    && other.box().top() > label.box().top() - 2
                    && other.box().overlapX(block.box()) > 0
                    && distance(label, other) < LABEL_REACH) {
                return true;
            }
        }
        return false;
    }

    private static String key(AddressBlock block) {
        Span name = block.name();
        return name == null ? "" : name.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]", "");
    }

    /** Equal, or one the short form of the other. */
    private static boolean same(String one, String other) {
        Set<String> lengths = new HashSet<>(List.of(one));
        lengths.add(other);
        boolean known = one.length() > 3 && other.length() > 3;
        return known && (lengths.size() == 1 || one.startsWith(other) || other.startsWith(one));
    }
}
