package ai.extraly.engine.statement;

import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.value.Bic;
import ai.extraly.engine.value.Found;
import ai.extraly.engine.value.Iban;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The account's own numbers: account number as printed, IBAN, BIC. Numbers of others stand in the rows, so rows are left out. */
final class AccountNumbers {

    /** At least four digits or masked places, parted by at most one space, dash or slash. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d])[\\dXx*•●]{1,}(?:[ \\-/.]?[\\dXx*•●]+)*(?![\\p{L}\\d])");

    private static final int FEWEST = 4;

    /** Shorter numbers are codes of banks and branches, or chance. */
    private static final int ACCOUNT_PART = 7;

    /** The country and the check digits of an IBAN. */
    private static final int CHECKED = 4;

    private static final Pattern CARD = Pattern.compile("[\\dXx*•]{4}(?:[ -][\\dXx*•]{4}){3}");

    /** Numbers of accounts at home in some countries are the account part of an IBAN (Polish NRB). */
    private static final int POLISH = 26;

    private final Document document;
    private final List<Labelled> labelled;
    private final Predicate<Line> row;

    AccountNumbers(Document document, List<Labelled> labelled, Predicate<Line> row) {
        this.document = document;
        this.labelled = labelled;
        this.row = row;
    }

    Optional<Valued<String>> iban() {
        for (Labelled value : labelled) {
            if (value.field().equals("iban") || value.field().equals("account_number")) {
                List<Found<String>> found = Iban.in(value.text());
                if (!found.isEmpty() && found.getFirst().start() <= 3) {
                    Found<String> first = found.getFirst();
                    return Optional.of(new Valued<>(
                            first.value(),
                            value.page(),
                            value.box(),
                            value.text().substring(first.start(), first.end()),
                            0.97));
                }
            }
        }
        for (Page page : document.pages()) {
            for (Line line : page.lines()) {
                if (row.test(line)) {
                    continue;
                }
                String text = line.text().replace("  ", " ");
                for (Found<String> found : Iban.in(text)) {
                    return Optional.of(new Valued<>(
                            found.value(), line.page(), line.box(), text.substring(found.start(), found.end()), 0.8));
                }
            }
        }
        return polish();
    }

    /** A Polish account number that is valid as an IBAN once its country is put before it. */
    private Optional<Valued<String>> polish() {
        return document.lines()
                .filter(line -> !row.test(line))
                .flatMap(line -> numbers(line.text().replace("  ", " ")).stream()
                        .map(number -> new Valued<>(
                                "PL" + number.replaceAll("\\D", ""), line.page(), line.box(), number, 0.9)))
                .filter(iban -> iban.value().length() == POLISH + 2 && Iban.isValid(iban.value()))
                .findFirst();
    }

    Optional<Valued<String>> accountNumber(Optional<Valued<String>> iban) {
        List<Labelled> candidates = labelled.stream()
                .filter(value -> value.field().equals("account_number"))
                .sorted(Comparator.comparingInt(value -> -Math.min(2, value.labelWords())))
                .toList();
        for (Labelled value : candidates) {
            List<Found<String>> ibans = Iban.in(value.text());
            if (!ibans.isEmpty() && ibans.getFirst().start() == 0) {
                String printed = value.text().substring(0, ibans.getFirst().end());
                return Optional.of(new Valued<>(printed, value.page(), value.box(), printed, 0.95));
            }
            for (String number : numbers(value.text())) {
                if (value.text().indexOf(number) <= 12) {
                    return Optional.of(new Valued<>(number, value.page(), value.box(), value.text(), 0.95));
                }
            }
        }
        return iban.flatMap(found -> partOf(found.value()))
                .or(() -> iban.map(found -> new Valued<>(found.text(), found.page(), found.box(), found.text(), 0.9)))
                .or(this::card);
    }

    /** A number that stands by itself somewhere and is the account part of the IBAN needs no label. */
    private Optional<Valued<String>> partOf(String iban) {
        return document.lines()
                .filter(line -> !row.test(line)
                        && Iban.in(line.text().replace("  ", " ")).isEmpty())
                .flatMap(line -> line.segments().stream())
                .flatMap(segment -> numbers(segment.text()).stream()
                        .filter(number ->
                                number.chars().filter(Character::isDigit).count() >= ACCOUNT_PART)
                        .filter(number -> iban.substring(CHECKED).contains(number.replaceAll("\\D", "")))
                        .map(number -> new Valued<>(number, segment.page(), segment.box(), segment.text(), 0.8)))
                .findFirst();
    }

    /** A card's number needs no label: four groups of four. */
    private Optional<Valued<String>> card() {
        return document.lines()
                .filter(line -> !row.test(line))
                .flatMap(line -> line.segments().stream())
                .filter(segment -> CARD.matcher(segment.text()).matches())
                .map(segment -> new Valued<>(segment.text(), segment.page(), segment.box(), segment.text(), 0.7))
                .findFirst();
    }

    Optional<Valued<String>> bic() {
        return labelled.stream()
                .filter(value -> value.field().equals("bic"))
                .flatMap(value -> Bic.in(value.text()).stream()
                        .filter(found -> found.start() <= 3)
                        .map(found -> Valued.of(found.value(), value, 0.95)))
                .findFirst();
    }

    private static List<String> numbers(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.results()
                .map(result -> result.group().replaceFirst("[ \\-/.]+$", ""))
                .filter(number -> number.chars().filter(Character::isDigit).count() >= FEWEST)
                .filter(number ->
                        !number.matches(".*[.,]\\d{2}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}"))
                .toList();
    }
}
