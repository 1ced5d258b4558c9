package ai.extraly.engine.invoice.party;

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

    private final Page page;
    private final AddressLabels labels;

    AddressFinder(Page page, Labels labels) {
        this.page = page;
        this.labels = new AddressLabels(page, labels);
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
        List<Span> lines = new ArrayList<>(List.of(labels.value(townRow, townIndex)));
        Span name = null;
        // "Guest: … / Address: …": in a list of labels the name stands beside its own.
        boolean listed = labels.announcesAddress(townRow, townIndex);
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
            if (listed && index + 1 < line.segments().size() && labels.announcesName(row, index)) {
                name = Span.of(line.segments().get(index + 1));
            } else if (index > 0 && labels.announcesName(row, index - 1)) {
                name = Span.of(segment);
            } else if (labels.isBetween(row, index)) {
                below = segment;
                continue;
            } else if (labels.stops(row, index) || foreign(segment.text())) {
                break;
            } else if (!AddressLine.isContact(segment.text())) {
                lines.addFirst(labels.value(row, index));
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
                    boolean name = !labels.stops(row, index)
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

    /** What stands over an address without being part of it: a logo's letter, a remark, the end of another address. */
    private static boolean foreign(String text) {
        return text.chars().filter(Character::isLetter).count() < 3
                || text.startsWith("(")
                || (Postcodes.in(text) && !Postcodes.shortCode(text));
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
            if (labels.beginsParty(row, index) || Postcodes.in(segment.text())) {
                break;
            }
            all = all.union(segment.box());
            above = segment;
        }
        return all;
    }
}
