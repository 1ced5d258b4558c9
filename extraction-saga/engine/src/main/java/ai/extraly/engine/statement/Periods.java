package ai.extraly.engine.statement;

import ai.extraly.engine.lexicon.Months;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.results.Period;
import ai.extraly.engine.value.Dates;
import ai.extraly.engine.value.Found;
import ai.extraly.engine.value.PrintedDate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The days that a statement covers: two dates with little between them, on a line that is no row. */
final class Periods {

    /** Between the two dates of a period stands a dash or a word or two: "to", "bis zum", "through". */
    private static final Pattern BETWEEN = Pattern.compile("(?:\\s*[\\[(][^\\])]{1,20}[\\])])?\\s*[:,.]?\\s*"
            + "(?:[-–—/]|\\p{L}{1,8}(?:\\.|/\\p{L})?(?:\\s\\p{L}{1,8})?\\s*[.:]?)?\\s*(?:[-–—])?\\s*");

    private static final Pattern MONTH = Pattern.compile("(\\p{L}{3,})\\.?,?\\s((?:19|20)\\d{2})(?!\\d)");

    /** Longer ones are contracts, not statements. In days. */
    private static final long LONGEST = 750;

    private final Dates dates;

    Periods(Dates dates) {
        this.dates = dates;
    }

    Optional<Valued<Period>> of(Stream<Line> lines) {
        return lines.flatMap(line -> in(line).stream()).findFirst();
    }

    /** A month named as the period: "Statement period: March 2026". */
    Optional<Valued<Period>> ofMonth(List<Labelled> labelled) {
        for (Labelled value : labelled) {
            Matcher month = MONTH.matcher(value.text());
            if (value.field().equals("period") && month.lookingAt()) {
                Optional<Integer> number = Months.ALL.number(month.group(1));
                if (number.isPresent()) {
                    YearMonth found = YearMonth.of(Integer.parseInt(month.group(2)), number.get());
                    return Optional.of(Valued.of(new Period(found.atDay(1), found.atEndOfMonth()), value, 0.85));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Valued<Period>> in(Line line) {
        String text = line.text().replace("  ", " ");
        List<Found<PrintedDate>> found = dates.in(text);
        for (int i = 0; i + 1 < found.size(); i++) {
            Found<PrintedDate> first = found.get(i);
            Found<PrintedDate> second = found.get(i + 1);
            String between = text.substring(first.end(), second.start());
            if (second.value().year() == null
                    || between.isBlank()
                    || !BETWEEN.matcher(between).matches()) {
                continue;
            }
            LocalDate to = second.value().near(LocalDate.EPOCH);
            LocalDate from = from(first.value(), to);
            if (from.isBefore(to.plusDays(1)) && from.plusDays(LONGEST).isAfter(to)) {
                return Optional.of(new Valued<>(
                        new Period(from, to),
                        line.page(),
                        line.box(),
                        text.substring(first.start(), second.end()),
                        0.95));
            }
        }
        return Optional.empty();
    }

    /** The first date may leave its year to the second: "1 May to 31 May 2025". */
    private static LocalDate from(PrintedDate first, LocalDate to) {
        if (first.year() != null) {
            return first.near(to);
        }
        LocalDate same = new PrintedDate(to.getYear(), first.month(), first.day()).near(to);
        return same.isAfter(to) ? same.minusYears(1) : same;
    }
}
