package ai.extraly.engine.invoice.party;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Nearby;
import ai.extraly.engine.fields.Nearby.Printed;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that stand beside a label or in the letterhead, with an address in running text at most. */
final class NameFinder {

    private static final Pattern COMMA = Pattern.compile(",\\s+");
    private static final List<String> PARTIES = List.of("seller", "buyer", "ship_to");

    /** Shortened words of two letters stand for streets and squares rather than for labels. */
    private static final int SHORTEST = 2;

    private static final int LONGEST = 90;
    private static final Pattern STARTS_ADDRESS =
            Pattern.compile("^(?:\\p{Lu}{1,2}[- ])?\\d{5,6}$|^\\d{2}-\\d{3}|^\\d{5,6} \\p{Lu}");

    private final Document document;
    private final Labels labels;
    private final Nearby nearby;

    NameFinder(Document document, Labels labels) {
        this.document = document;
        this.labels = labels;
        this.nearby = new Nearby(labels);
    }

    /** What a party's label announces; the block says where its tax numbers may stand. */
    record Paragraph(Seen<String> name, @Nullable Seen<String> address, AddressBlock block) {}

    Optional<Paragraph> labelled(String field) {
        Paragraph best = null;
        for (Label label : labels.of(field)) {
            if (!label.opens() || !(label.announces() || label.closes())) {
                continue;
            }
            for (Printed printed : nearby.of(label)) {
                Optional<Paragraph> found = paragraph(label, printed);
                if (found.isPresent()
                        && (best == null
                                || (best.address() == null && found.get().address() != null))) {
                    best = found.get();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private Optional<Paragraph> paragraph(Label label, Printed printed) {
        Span first = printed.span();
        String name = PartyReader.clean(first.text());
        long letters = name.chars().filter(Character::isLetter).count();
        if (letters < 3 || name.length() > LONGEST || letters * 2 < name.length() || name.contains("@")) {
            return Optional.empty();
        }
        List<Span> lines = following(label.page(), first);
        Box box = first.box();
        for (Span line : lines) {
            box = box.union(line.box());
        }
        Optional<Seen<String>> address = address(lines);
        // "Firm, street 1, town": everything in one line.
        if (address.isEmpty() && parts(name).size() > 2) {
            address = address(List.of(first));
            name = parts(name).getFirst();
        }
        return Optional.of(new Paragraph(
                new Seen<>(name, first.withText(name), 0.8 * printed.placement().weight()),
                address.orElse(null),
                new AddressBlock(first.page(), first, List.of(), box, false)));
    }

    /** The lines under the first in the same column, as long as none begins with a label of its own. */
    private List<Span> following(Page page, Span first) {
        List<Span> lines = new ArrayList<>();
        double bottom = first.box().bottom();
        for (int row = 0; row < page.lines().size(); row++) {
            Line line = page.lines().get(row);
            double height = first.box().height();
            if (line.box().top() < first.box().bottom() - 0.3 * height) {
                continue;
            }
            if (line.box().top() - bottom > 1.2 * height || lines.size() == 5) {
                break;
            }
            int at = row;
            boolean other = PARTIES.stream()
                    .anyMatch(field -> labels.opening(page, at, 0)
                            .filter(label -> label.names(field))
                            .isPresent());
            if (other) {
                break;
            }
            for (int index = 0; index < line.segments().size(); index++) {
                Segment segment = line.segments().get(index);
                if (Math.abs(segment.box().left() - first.box().left()) < segment.size()) {
                    lines.add(Span.of(segment));
                    bottom = segment.box().bottom();
                }
            }
        }
        return lines;
    }

    /** The part of running text from the postal code to the next label. */
    private static Optional<Seen<String>> address(List<Span> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Span all = Span.join(lines, " ");
        List<String> parts = new ArrayList<>();
        for (String printed : parts(all.text())) {
            String part = withoutLabel(printed);
            boolean labelled = PartyWords.ALL
                    .startOf(part)
                    .filter(match -> match.start() == 0 && match.end() > SHORTEST && !match.names("party.address"))
                    .isPresent();
            if (parts.isEmpty() ? STARTS_ADDRESS.matcher(part).find() : !labelled) {
                parts.add(part.strip());
            } else if (!parts.isEmpty()) {
                break;
            }
        }
        String text = String.join(", ", parts).replaceAll("[,;\\s]+$", "");
        return parts.size() < 2 ? Optional.empty() : Optional.of(new Seen<>(text, all.withText(text), 0.7));
    }

    private static String withoutLabel(String part) {
        return PartyWords.ALL
                .startOf(part)
                .filter(match -> match.names("party.address") && part.startsWith(":", match.end()))
                .map(match -> part.substring(match.end() + 1).strip())
                .orElse(part);
    }

    private static List<String> parts(String text) {
        return COMMA.splitAsStream(text).toList();
    }

    /** Where the line over an envelope's window shortens a firm's name, the letterhead prints it in full. */
    Seen<String> full(Seen<String> name) {
        if (LegalForms.in(name.value())) {
            return name;
        }
        return document.segments()
                .filter(segment -> segment.text().startsWith(name.value() + " "))
                .filter(segment -> segment.text().length() < LONGEST - 30 && LegalForms.in(segment.text()))
                .findFirst()
                .map(segment -> new Seen<>(PartyReader.clean(segment.text()), Span.of(segment), name.confidence()))
                .orElse(name);
    }

    /** "Services sold by Firm Ltd, 1 Street": the firm alone. */
    private static String named(String text) {
        String name = text.substring(PartyWords.introduction(text));
        String first = parts(name).getFirst();
        return LegalForms.in(first) ? first : name;
    }

    /** The largest firm's name at the head of the first page, or the first at its foot. */
    @Nullable
    Seen<String> letterhead(@Nullable Seen<String> notThis) {
        Page page = document.pages().getFirst();
        Seen<String> best = null;
        double most = 0;
        for (int row = 0; row < page.lines().size(); row++) {
            for (int index = 0; index < page.lines().get(row).segments().size(); index++) {
                Segment segment = page.lines().get(row).segments().get(index);
                String name = PartyReader.clean(named(segment.text()));
                double top = segment.box().top() / page.height();
                boolean firm = LegalForms.in(name);
                boolean usable = name.length() > 2
                        && name.length() < 60
                        && name.chars().filter(Character::isDigit).count() < 4
                        && (notThis == null || !name.equalsIgnoreCase(notThis.value()))
                        && labels.in(page, row, index).stream().noneMatch(Label::opens);
                double score = (firm ? 20 : 0) + segment.size() - (top > 0.25 && !firm ? 100 : 0) - 10 * top;
                if (usable && score > most) {
                    most = score;
                    best = new Seen<>(name, Span.of(segment), firm ? 0.6 : 0.4);
                }
            }
        }
        return best;
    }
}
