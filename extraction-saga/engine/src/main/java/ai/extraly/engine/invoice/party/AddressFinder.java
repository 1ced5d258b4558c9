package ai.extraly.engine.invoice.party;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Postcodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds addresses: from each line with a postal code upwards in the same column to the name, downwards over what still
 * belongs to the party.
 */
final class AddressFinder {

    /** Lines of an address follow one another within this distance, from baseline to baseline, of the larger size. */
    private static final double LEADING = 2.4;

    /** More lines than this over a town are not its address. */
    private static final int MOST_LINES = 6;

    private static final Pattern STREET = Pattern.compile("\\p{L}.*\\d+ ?\\p{L}?$|^\\d+[ ,]");
    private static final Set<String> STOPS = Set.of(
            "title",
            "invoice_number",
            "invoice_date",
            "due_date",
            "other.number",
            "other.date",
            "seller",
            "buyer",
            "ship_to",
            "purchase_order",
            "bank",
            "iban",
            "currency",
            "date");

    private final Page page;
    private final Labels labels;

    AddressFinder(Page page, Labels labels) {
        this.page = page;
        this.labels = labels;
    }

    List<AddressBlock> find() {
        List<AddressBlock> blocks = new ArrayList<>();
        for (int row = 0; row < page.lines().size(); row++) {
            List<Segment> segments = page.lines().get(row).segments();
            for (int index = 0; index < segments.size(); index++) {
                if (Postcodes.in(segments.get(index).text()) && !street(row, segments.get(index))) {
                    Optional<AddressBlock> line = AddressLine.in(segments.get(index));
                    (line.isPresent() ? line : stacked(row, index)).ifPresent(blocks::add);
                }
            }
        }
        return blocks;
    }

    /** "1204 Clark Street" looks like a code of four digits with its town; the line under it tells. */
    private boolean street(int row, Segment segment) {
        if (!Postcodes.shortCode(segment.text())) {
            return false;
        }
        for (int next = row + 1; next < page.lines().size(); next++) {
            Line line = page.lines().get(next);
            if (line.baseline() - segment.first().baseline() > LEADING * segment.size()) {
                return false;
            }
            int below = column(line, segment);
            if (below >= 0) {
                return Postcodes.in(line.segments().get(below).text());
            }
        }
        return false;
    }

    private Optional<AddressBlock> stacked(int townRow, int townIndex) {
        Segment town = page.lines().get(townRow).segments().get(townIndex);
        List<Span> lines = new ArrayList<>(List.of(value(townRow, townIndex)));
        Span name = null;
        // "Guest: … / Address: …": in a list of labels the name stands beside its own.
        boolean listed = labels.opening(page, townRow, townIndex)
                .filter(label -> label.names("party.address") && label.announces())
                .isPresent();
        Segment below = town;
        Box box = town.box();
        for (int row = townRow - 1; row >= 0 && lines.size() < MOST_LINES && name == null; row--) {
            Line line = page.lines().get(row);
            if (below.first().baseline() - line.baseline() > leading(lines) * Math.max(below.size(), line.size())) {
                break;
            }
            int index = column(line, below);
            if (index < 0) {
                continue;
            }
            Segment segment = line.segments().get(index);
            double step = below.first().baseline() - segment.first().baseline();
            if (step > leading(lines) * Math.max(below.size(), segment.size())) {
                break;
            }
            Optional<Label> beside = index > 0 && labels.isLabel(page, row, index - 1)
                    ? labels.opening(page, row, index - 1)
                    : Optional.empty();
            if (listed && index + 1 < line.segments().size() && isName(row, index)) {
                name = Span.of(line.segments().get(index + 1));
            } else if (beside.filter(AddressFinder::named).isPresent() && !labels.isLabel(page, row, index)) {
                name = Span.of(segment);
            } else if (beside.filter(AddressFinder::aside).isPresent()
                    || labels.opening(page, row, index)
                            .filter(AddressFinder::announced)
                            .filter(AddressFinder::within)
                            .isPresent()) {
                below = segment;
                continue;
            } else if (stops(row, index) || foreign(segment.text())) {
                break;
            } else if (!AddressLine.isContact(segment.text())) {
                lines.addFirst(value(row, index));
            }
            box = box.union(segment.box());
            below = segment;
        }
        return block(town, name, lines, tail(townRow, town, box));
    }

    /** The town may stand apart from the street, as in older letters. */
    private static double leading(List<Span> lines) {
        return lines.size() == 1 ? LEADING * 1.3 : LEADING;
    }

    private Optional<AddressBlock> block(Segment town, @Nullable Span labelled, List<Span> lines, Box box) {
        List<Span> address = new ArrayList<>(lines);
        Span name = labelled;
        if (name == null) {
            while (address.size() > 1 && PartyWords.isPrefix(address.getFirst().text())) {
                address.removeFirst();
            }
            boolean onlyStreet = address.size() == 2
                    && STREET.matcher(address.getFirst().text()).find();
            if (onlyStreet) {
                name = apart(address.getFirst());
            } else if (address.size() > 1) {
                name = address.removeFirst();
                // A name over two lines: the legal form stands on the second.
                if (address.size() > 2
                        && !LegalForms.in(name.text())
                        && LegalForms.in(address.getFirst().text())) {
                    Span firm = address.removeFirst();
                    name = PartyWords.isPrefixed(name.text()) ? firm : Span.join(List.of(name, firm), " ");
                }
                while (address.size() > 1 && person(address)) {
                    address.removeFirst();
                }
            }
        }
        return Optional.of(new AddressBlock(town.page(), name, address, box, false));
    }

    /** A name that stands apart from its street, with empty lines for department and person between. */
    private @Nullable Span apart(Span street) {
        for (int row = page.lines().size() - 1; row >= 0; row--) {
            Line line = page.lines().get(row);
            double height = street.box().height();
            if (line.box().bottom() > street.box().top() + 0.3 * height) {
                continue;
            }
            if (street.box().top() - line.box().bottom() > 3 * height) {
                return null;
            }
            for (int index = 0; index < line.segments().size(); index++) {
                Segment segment = line.segments().get(index);
                boolean same = Math.abs(segment.box().left() - street.box().left()) < 0.8 * segment.size();
                if (same) {
                    boolean name = !stops(row, index)
                            && !foreign(segment.text())
                            && segment.text().chars().noneMatch(Character::isDigit);
                    return name ? Span.of(segment) : null;
                }
            }
        }
        return null;
    }

    /** A line without a number between name and street, where another line with a number follows, is a person or a department. */
    private static boolean person(List<Span> address) {
        boolean numbered = address.getFirst().text().chars().anyMatch(Character::isDigit);
        boolean street = address.size() > 2
                && address.get(1).text().chars().anyMatch(Character::isDigit)
                && !Postcodes.in(address.get(1).text());
        return PartyWords.isPrefixed(address.getFirst().text()) || (!numbered && street);
    }

    private boolean isName(int row, int index) {
        return labels.isLabel(page, row, index)
                && !labels.isLabel(page, row, index + 1)
                && labels.opening(page, row, index).filter(AddressFinder::named).isPresent();
    }

    private static boolean named(Label label) {
        return label.names("party.name")
                || label.names("recipient")
                || label.names("seller")
                || label.names("buyer")
                || label.names("ship_to");
    }

    /** In a list of labels and values these stand between name and address. */
    private static boolean aside(Label label) {
        return skips(Optional.of(label))
                || label.names("vat_number")
                || label.names("registration_number")
                || label.names("other.number");
    }

    /** Telephones and tax numbers may stand between a name and its street. */
    private static boolean within(Label label) {
        return skips(Optional.of(label)) || label.names("vat_number") || label.names("registration_number");
    }

    private static boolean skips(Optional<Label> label) {
        return label.filter(found -> found.names("party.skip")).isPresent();
    }

    private static boolean announced(Label label) {
        return label.announces() || label.closes() || hasNumber(label);
    }

    /** What stands over an address without being part of it: a logo's letter, a remark, the end of another address. */
    private static boolean foreign(String text) {
        return text.chars().filter(Character::isLetter).count() < 3
                || text.startsWith("(")
                || (Postcodes.in(text) && !Postcodes.shortCode(text));
    }

    private boolean stops(int row, int index) {
        return labels.opening(page, row, index)
                .filter(label ->
                        STOPS.stream().anyMatch(label::names) && !label.rest().startsWith("-"))
                .filter(label -> label.closes() || label.announces() || hasNumber(label) || label.names("title"))
                .isPresent();
    }

    private static boolean hasNumber(Label label) {
        return label.rest().chars().filter(Character::isDigit).count() >= 3;
    }

    /** The text without a label before it: "Address: High Street 1". */
    private Span value(int row, int index) {
        Segment segment = page.lines().get(row).segments().get(index);
        Optional<Label> label = labels.opening(page, row, index)
                .filter(found -> found.announces() && (found.names("party.address") || found.names("party.name")));
        if (label.isEmpty()) {
            return AddressLine.withoutContacts(Span.of(segment));
        }
        int from = label.get().match().end();
        while (from < segment.text().length()
                && !Character.isLetterOrDigit(segment.text().charAt(from))) {
            from++;
        }
        return Span.of(segment, from, segment.text().length());
    }

    /** The segment of a line that stands in the same column: same left or right edge, or centred alike. */
    private static int column(Line line, Segment below) {
        for (int i = 0; i < line.segments().size(); i++) {
            Segment segment = line.segments().get(i);
            double size = Math.max(segment.size(), below.size());
            boolean left = Math.abs(segment.box().left() - below.box().left()) < 0.8 * size;
            boolean right = Math.abs(segment.box().right() - below.box().right()) < 0.5 * size;
            boolean centre = Math.abs(segment.box().centreX() - below.box().centreX()) < 0.5 * size;
            if (left || right || centre) {
                return i;
            }
        }
        return -1;
    }

    /** What follows under the town in the same column without a gap: country, telephone, tax numbers. */
    private Box tail(int townRow, Segment town, Box box) {
        Box all = box;
        Segment above = town;
        for (int row = townRow + 1; row < page.lines().size(); row++) {
            Line line = page.lines().get(row);
            if (line.baseline() - above.first().baseline() > LEADING * town.size()) {
                break;
            }
            int index = column(line, above);
            if (index < 0) {
                continue;
            }
            Segment segment = line.segments().get(index);
            boolean other = labels.opening(page, row, index)
                    .filter(label -> label.names("seller") || label.names("buyer") || label.names("ship_to"))
                    .isPresent();
            if (other || Postcodes.in(segment.text())) {
                break;
            }
            all = all.union(segment.box());
            above = segment;
        }
        return all;
    }
}
