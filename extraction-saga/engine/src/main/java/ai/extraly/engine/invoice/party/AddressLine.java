package ai.extraly.engine.invoice.party;

import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Postcodes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses whose parts stand in one line, with marks between them. */
final class AddressLine {

    private static final Pattern PARTS = Pattern.compile("\\s*[·•|⋅∙]\\s*|\\s+[–—-]\\s+|,\\s+|;\\s+");
    private static final Pattern CONTACT = Pattern.compile("@|www\\.|https?:|\\+\\d{2}|\\(0\\d+\\)");

    /** "ID 83701" is Idaho. */
    private static final Pattern STATE = Pattern.compile("[A-Z]{2} \\d{5}(?:-\\d{4})?");

    private static final int LONGEST = 140;

    private AddressLine() {}

    /** "Firm · Street 1 · 12345 Town" */
    static Optional<AddressBlock> in(Segment segment) {
        List<String> parts = PARTS.splitAsStream(segment.text()).toList();
        if (parts.size() < 3 || segment.text().length() > LONGEST || isLabelled(parts.getFirst())) {
            return Optional.empty();
        }
        String first = parts.getFirst().strip();
        String name = first.substring(PartyWords.introduction(first)).strip();
        int length = segment.text().indexOf(name) + name.length();
        boolean named = name.length() > 2 && name.chars().noneMatch(Character::isDigit);
        // "Seattle, WA 98109, US" is a town, not a firm with its address.
        boolean street = !Postcodes.in(parts.get(0) + ", " + parts.get(1)) && !Postcodes.in(parts.get(1));
        List<String> places = parts.subList(1, parts.size()).stream()
                .filter(part -> !isContact(part) && !isLabelled(part))
                .toList();
        String rest = String.join(", ", places).strip();
        if (!named || !street || LegalForms.in(rest) || !Postcodes.in(rest)) {
            return Optional.empty();
        }
        Span address = Span.of(segment, length, segment.text().length()).withText(rest);
        return Optional.of(new AddressBlock(
                segment.page(), Span.of(segment, 0, length).withText(name), List.of(address), segment.box(), true));
    }

    static boolean isContact(String text) {
        return CONTACT.matcher(text).find();
    }

    /** The line up to the first part that is no place: a page on the web, a telephone, a tax number. */
    static Span withoutContacts(Span line) {
        Matcher mark = PARTS.matcher(line.text());
        while (mark.find()) {
            String next = line.text().substring(mark.end());
            if (isContact(PARTS.split(next, 2)[0]) || isLabelled(next)) {
                return line.withText(line.text().substring(0, mark.start()));
            }
        }
        return line;
    }

    /** "VAT No. 123" is no place. */
    private static boolean isLabelled(String part) {
        return !STATE.matcher(part).matches()
                && PartyWords.ALL
                        .startOf(part)
                        .filter(match -> match.names("vat_number")
                                || match.names("registration_number")
                                || match.names("party.skip")
                                || match.names("party.address"))
                        .filter(match -> match.end() < part.length()
                                && (part.charAt(match.end()) == ':'
                                        || part.substring(match.end())
                                                        .chars()
                                                        .filter(Character::isDigit)
                                                        .count()
                                                >= 3))
                        .isPresent();
    }
}
