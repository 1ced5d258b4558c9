package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.receipt.HeadLine.Kind;
import ai.extraly.engine.value.Dates;
import ai.extraly.engine.value.Postcodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says what each line in the head of a receipt is, one by one. */
final class HeadLines {

    private static final Lexicon FORMS = Lexicon.ofFile("legalforms.properties");
    private static final Pattern FIRST_WORD = Pattern.compile("^[\\p{L}&'.]+[ ,.]+");

    /** Names and addresses stand in the first lines; what comes later is bought or paid. */
    private static final int LINES = 30;

    private static final Pattern WEB = Pattern.compile("@|(?i:\\bw{2,3}[.,]|https?:|\\.\\s?com\\b|facebook|instagram)");
    private static final Pattern REGISTRATION =
            Pattern.compile("^[(\\[]?\\s?(?:[A-Z]{1,3}\\s?)?\\d[\\dOIlSB ]{3,}\\s?-?\\s?[A-Z\\d]{0,2}\\s?[)\\]]?$"
                    // So many figures are no house's, nor is a number in brackets.
                    + "|(?<!\\d)\\d{7,}(?!\\d)|^[(\\[](?=(?:[^)\\]]*\\d){5}).*[)\\]]$");
    private static final Pattern TIME = Pattern.compile("(?<!\\d)\\d{1,2}\\s?:\\s?\\d{2}(?!\\d)");
    private static final Pattern POSTCODE = Pattern.compile("(?<![\\p{L}\\d-])\\d{5}(?![\\d-])");
    private static final Pattern STARTS_WITH_NUMBER = Pattern.compile(
            "^(?:(?i:no|lot|unit|nr|n[°º])\\s?[.:,']{0,2}\\s?)?[\\p{L}]{0,2}[.-]?\\d{1,5}[\\p{L}]?[\\s,.:\\-/&]");
    /** Streets and squares are named in the language of the country, whatever language the till speaks. */
    private static final Lexicon PLACES =
            Lexicon.of(Map.of("place", Lexicon.labels("receipt").getOrDefault("address.word", List.of())));

    private static final Pattern SENTENCE = Pattern.compile("[!?:*;]");
    private static final Pattern HOUSE_AFTER = Pattern.compile("\\p{L}{4,}\\.?,? \\d{1,4}[A-Za-z]?(?:$|[,;/-])");

    /** Labels that are shorter may be the beginning of a word or of an address: "No 5". In letters. */
    private static final int WORD = 4;

    /** What looks so much like an address is one, whatever word it begins with. */
    private static final double STRONG = 1.2;

    /** It begins with the number of a house. */
    private static final double NUMBERED = 0.8;

    /** Smaller lines are specks, of the usual size. */
    private static final double SPECK = 0.6;

    /** So many heads of columns in a line are no part of a name. */
    private static final int HEADS = 2;

    private final Labels labels;
    private final Dates dates;
    private final MoneyReader money;

    HeadLines(Labels labels, Dates dates, MoneyReader money) {
        this.labels = labels;
        this.dates = dates;
        this.money = money;
    }

    /** The lines of the first page down to the first thing bought; where the end of another receipt stands above, those below it. */
    List<HeadLine> of(Document document) {
        Page page = document.pages().getFirst();
        double usual = usual(page);
        List<HeadLine> first = null;
        List<HeadLine> lines = new ArrayList<>();
        for (int row = 0; row < Math.min(LINES, page.lines().size()); row++) {
            HeadLine line = line(page, row, usual);
            if (line.is(Kind.NOISE) && line.line().size() < SPECK * usual) {
                continue;
            }
            if (!isBought(page, row) || (line.isAddress() && !inColumns(page, row))) {
                lines.add(line);
                continue;
            }
            if (lines.stream().anyMatch(HeadLine::isAddress)) {
                return lines;
            }
            first = first == null ? lines : first;
            lines = new ArrayList<>();
        }
        return lines.stream().anyMatch(HeadLine::isAddress) || first == null ? lines : first;
    }

    /** The heads of columns, or an amount: one that a code of tax touches only in a column of its own. */
    private boolean isBought(Page page, int row) {
        List<Segment> segments = page.lines().get(row).segments();
        int heads = 0;
        for (int index = 0; index < segments.size(); index++) {
            heads += (int) labels.in(page, row, index).stream()
                    .filter(label -> label.names("item.head"))
                    .count();
        }
        boolean amount = money.in(segments.getLast()).stream()
                .anyMatch(found ->
                        found.value().scale() == 2 && (found.isSure() || (inColumns(page, row) && found.hasItsMark())));
        return heads >= HEADS || amount;
    }

    /** "1 Menu of the day   18,50" looks like a house and a street, but what stands in a column of its own is no part of an address. */
    private static boolean inColumns(Page page, int row) {
        return page.lines().get(row).segments().size() > 1;
    }

    private static double usual(Page page) {
        double[] sizes = page.lines().stream().mapToDouble(Line::size).sorted().toArray();
        return sizes.length == 0 ? 1 : sizes[sizes.length / 2];
    }

    private HeadLine line(Page page, int row, double usual) {
        Line line = page.lines().get(row);
        String text = line.text().replaceAll("\\s+", " ").strip();
        double address = address(text);
        Kind kind = kind(page, row, text, address);
        if (kind != Kind.TEXT) {
            return new HeadLine(line, text, kind, 0, false, false, 0);
        }
        return new HeadLine(
                line,
                text,
                kind,
                address,
                town(text),
                isTail(page, row, text),
                name(text, line.size() / usual) - address);
    }

    private Kind kind(Page page, int row, String text, double address) {
        if (WEB.matcher(text).find()) {
            return Kind.CONTACT;
        }
        boolean number = labelled(page, row, "tax_number") || labelled(page, row, "company_number");
        if (number || (REGISTRATION.matcher(text).find() && !form(text))) {
            return Kind.NUMBER;
        }
        if (labelled(page, row, "phone") || labelled(page, row, "fax")) {
            return Kind.CONTACT;
        }
        boolean dated =
                dates.in(text).stream().anyMatch(found -> found.value().full().isPresent());
        if (dated || (address < STRONG && TIME.matcher(text).find())) {
            return Kind.DETAIL;
        }
        if (whole(page, row, "title", text)) {
            return Kind.TITLE;
        }
        long letters = text.chars().filter(Character::isLetter).count();
        boolean few = letters < 3
                || letters * 5 < text.chars().filter(Character::isLetterOrDigit).count();
        if (few && (letters < 2 || address < NUMBERED)) {
            return Kind.NOISE;
        }
        if (address < STRONG && detail(page, row)) {
            return Kind.DETAIL;
        }
        return opens(page, row, "greeting") ? Kind.GREETING : Kind.TEXT;
    }

    /** Its line begins with such a label and a number follows. */
    private boolean labelled(Page page, int row, String field) {
        List<Segment> segments = page.lines().get(row).segments();
        for (Label label : labels.in(page, row, 0)) {
            String rest = label.rest() + (segments.size() > 1 ? segments.get(1).text() : "");
            boolean number = rest.chars().filter(Character::isDigit).count() >= 4;
            if (label.names(field) && label.opens() && (number || label.closes())) {
                return true;
            }
        }
        return false;
    }

    private boolean opens(Page page, int row, String field) {
        return labels.opening(page, row, 0).filter(label -> label.names(field)).isPresent();
    }

    /** The words of the label are the line, apart from marks and a word or two letters. */
    private boolean whole(Page page, int row, String field, String text) {
        long named = 0;
        for (Label label : labels.in(page, row, 0)) {
            named += label.names(field) ? label.match().end() - label.match().start() : 0;
        }
        long letters = text.chars().filter(Character::isLetterOrDigit).count();
        return named > 0 && named * 3 >= letters * 2;
    }

    private boolean detail(Page page, int row) {
        return labels.opening(page, row, 0)
                .filter(label -> label.names("date")
                        || label.names("receipt_number")
                        || label.names("time")
                        || label.names("header.end"))
                .filter(label -> label.announces()
                        || label.closes()
                        || (label.match().end() - label.match().start() >= WORD
                                && label.rest().chars().anyMatch(Character::isDigit)))
                .isPresent();
    }

    private static double address(String text) {
        double score = town(text) ? 1.2 : 0;
        score += STARTS_WITH_NUMBER.matcher(text).find() ? 0.8 : 0;
        score += HOUSE_AFTER.matcher(text).find() ? 0.4 : 0;
        score += text.indexOf(',') > 0 ? 0.4 : 0;
        int words = PLACES.in(text).size();
        // Names of shops have such words too; without any figure or comma they prove little.
        return score == 0 ? Math.min(0.9, 0.45 * words) : score + Math.min(1.2, 0.6 * words);
    }

    private static boolean town(String text) {
        return POSTCODE.matcher(text).find() || Postcodes.in(text);
    }

    private static double name(String text, double size) {
        long letters = text.chars().filter(Character::isLetter).count();
        long digits = text.chars().filter(Character::isDigit).count();
        long capitals = text.chars().filter(Character::isUpperCase).count();
        boolean titled = Character.isUpperCase(
                text.chars().filter(Character::isLetter).findFirst().orElse('a'));
        double score = form(text) ? 2 : 0;
        score += titled ? 0.6 : -1;
        score += capitals * 10 > letters * 7 ? 0.3 : 0;
        score += Math.clamp((size - 1) * 1.5, 0, 0.6);
        score -= SENTENCE.matcher(text).find() ? 0.6 : 0;
        score -= text.indexOf(' ') < 0 ? 0.2 : 0;
        score -= digits > 2 ? 0.6 : 0;
        score -= letters < 4 ? 1 : 0;
        return score;
    }

    /** Whether a firm's legal form stands in it. */
    static boolean form(String text) {
        return !FORMS.in(text).isEmpty();
    }

    /** It begins with a word that no name begins with, or hardly anything stands before a firm's legal form. */
    private boolean isTail(Page page, int row, String text) {
        boolean closes = text.indexOf(')') >= 0 && text.indexOf('(') < 0;
        String rest = FIRST_WORD.matcher(text).replaceFirst("");
        return closes
                || text.startsWith("&")
                || opens(page, row, "name.tail")
                || FORMS.startOf(text).isPresent()
                || FORMS.startOf(rest).filter(form -> form.start() == 0).isPresent();
    }
}
