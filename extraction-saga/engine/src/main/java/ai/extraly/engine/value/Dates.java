package ai.extraly.engine.value;

import ai.extraly.engine.lexicon.Months;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates in a text, numeric and worded, in all languages of the resources.
 *
 * <p>A year of two digits after a space is only believed where nothing follows that could make it something else: in
 * "15 Mar 24 Hour Shop" the 24 is not a year.
 */
public final class Dates {

    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<![\\d.,/-])(?<y>(?:19|20)\\d{2})(?<s>[-./])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})(?=T\\d|[^\\d/-]|$)");
    private static final Pattern COMPACT =
            Pattern.compile("(?<![\\p{L}\\d.,/-])(?<y>20\\d{2})(?<m>[01]\\d)(?<d>[0-3]\\d)(?![\\d.,/-])");
    private static final Pattern NUMERIC = Pattern.compile(
            "(?<![\\d.,/-])(?<a>\\d{1,2})(?:(?<s>[-./])\\s?(?<b>\\d{1,2})\\k<s>\\s?(?<y>\\d{4}|\\d{2})|\\s(?<b2>\\d{2})\\s(?<y2>(?:19|20)\\d{2}))(?![\\d/-]|[.,]\\d)");
    private static final Pattern NO_YEAR = Pattern.compile(
            "(?<![\\p{L}\\d.,/-])(?<a>\\d{1,2})(?<s>[./-])(?<b>\\d{2})(?<e>\\.?)(?![\\p{L}\\d/-]|[.,]\\d)");
    private static final String YEAR = "(?:(?:[-./,’']\\s?|\\s(?:de |del |von"
            + " )?|(?:,\\s))?(?<y>(?:19|20)\\d{2})(?!\\d)|[-./’'](?<y2>\\d{2})(?![\\d.,])|\\s(?<y3>\\d{2})(?=$|\\s*[-–—]|\\s+\\d{1,2}:\\d{2})|(?<y4>\\d{2})(?![\\d.,]))?";
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<![\\p{L}\\d.,/])(?<d>\\d{1,2})(?:st|nd|rd|th|er|\\.º|º|ª|°|\\.)?(?:\\s?[-/.]\\s?|\\s(?:de |di |of"
                    + " |d[’'])?)?(?<m>\\p{L}{3,})\\.?" + YEAR);
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(?<![\\p{L}\\d])(?<m>\\p{L}{3,})\\.?[\\s-]?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\d.:]|,\\d|/(?!\\d{2}(?!\\d)))(?:,?\\s(?<y>(?:19|20)\\d{2})(?!\\d)|[-/](?<y2>\\d{2})(?!\\d))?");

    /** In the United States neither part needs two digits. */
    private static final Pattern SHORT_MONTH_FIRST =
            Pattern.compile("(?<![\\p{L}\\d.,/-])(?<a>1?\\d)/(?<b>\\d)(?![\\p{L}\\d/-]|[.,]\\d)");

    private static final Pattern SPACED_YEAR =
            Pattern.compile("(?<![\\p{L}\\d.,/])(?<d>\\d{1,2}) (?<m>\\p{L}{3,}) (?<y>\\d{2})(?!\\S)");

    /** So many dates must bear out that two digits after a month are a year. */
    private static final int BORNE_OUT = 3;

    private final DateOrder order;
    private final boolean spacedYears;

    public Dates(DateOrder order) {
        this(order, Stream.empty());
    }

    /**
     * In the conventions of a document.
     *
     * @param texts its texts: where their dates go on with the same two digits, these are the year
     */
    public Dates(DateOrder order, Stream<String> texts) {
        this.order = order;
        this.spacedYears = spacedYears(texts);
    }

    private static boolean spacedYears(Stream<String> texts) {
        Map<String, Integer> years = new HashMap<>();
        int[] without = new int[1];
        texts.filter(text -> !text.isEmpty() && Digits.is(text.charAt(0))).forEach(text -> {
            Matcher matcher = SPACED_YEAR.matcher(text);
            Matcher dates = DAY_MONTH.matcher(text);
            if (matcher.lookingAt() && Months.ALL.number(matcher.group("m")).isPresent()) {
                years.merge(matcher.group("y"), 1, Integer::sum);
            } else if (dates.lookingAt() && Months.ALL.number(dates.group("m")).isPresent()) {
                without[0]++;
            }
        });
        int with = years.values().stream().mapToInt(Integer::intValue).sum();
        return with >= BORNE_OUT && years.size() <= 2 && with > 4 * without[0];
    }

    public DateOrder order() {
        return order;
    }

    /** All dates, left to right, not overlapping; of two readings of the same place the longer. */
    public List<Found<PrintedDate>> in(String text) {
        List<Found<PrintedDate>> all = new ArrayList<>();
        DateStarts starts = DateStarts.in(text);
        if (starts.isEmpty()) {
            return all;
        }
        collect(YEAR_FIRST, text, starts.years(), all, m -> date(m.group("y"), number(m, "m"), number(m, "d")));
        collect(COMPACT, text, starts.compact(), all, m -> date(m.group("y"), number(m, "m"), number(m, "d")));
        collect(
                NUMERIC,
                text,
                starts.days(),
                all,
                m -> m.group("b") == null
                        ? numeric(number(m, "a"), number(m, "b2"), m.group("y2"))
                        : numeric(number(m, "a"), number(m, "b"), m.group("y")));
        collect(NO_YEAR, text, starts.days(), all, m -> numeric(number(m, "a"), number(m, "b"), null));
        collect(DAY_MONTH, text, starts.days(), all, m -> worded(m, firstOf(m, "y", "y2", "y3", "y4")));
        if (spacedYears) {
            collect(SPACED_YEAR, text, starts.days(), all, m -> worded(m, m.group("y")));
        }
        if (order == DateOrder.MONTH_FIRST) {
            collect(SHORT_MONTH_FIRST, text, starts.days(), all, m -> numeric(number(m, "a"), number(m, "b"), null));
        }
        collect(MONTH_DAY, text, starts.months(), all, m -> worded(m, firstOf(m, "y", "y2")));
        List<Found<PrintedDate>> found = List.copyOf(all);
        all.removeIf(date -> found.size() > 2 && astride(date, found));
        return longest(all);
    }

    /** "02 MAY 03" in "MAY 02 MAY 03" reaches from one date into the next. */
    private static boolean astride(Found<PrintedDate> date, List<Found<PrintedDate>> all) {
        return all.stream()
                .filter(one -> one.start() < date.start() && one.end() > date.start())
                .anyMatch(one -> all.stream()
                        .anyMatch(other ->
                                other.start() >= one.end() && other.start() < date.end() && other.end() >= date.end()));
    }

    /** The date that is the whole text. */
    public Optional<PrintedDate> parse(String text) {
        String trimmed = text.strip();
        return in(trimmed).stream()
                .filter(found -> found.isWhole(trimmed))
                .map(Found::value)
                .findFirst();
    }

    private interface Reading {
        Optional<PrintedDate> of(Matcher matcher);
    }

    private static void collect(
            Pattern pattern, String text, List<Integer> starts, List<Found<PrintedDate>> all, Reading reading) {
        if (starts.isEmpty()) {
            return;
        }
        Matcher matcher = Digits.matcher(pattern, text);
        int from = 0;
        for (int start : starts) {
            if (start >= from && matcher.region(start, text.length()).lookingAt()) {
                Optional<PrintedDate> date = reading.of(matcher);
                if (date.isPresent()) {
                    all.add(new Found<>(date.get(), start, matcher.end()));
                    from = matcher.end();
                }
            }
        }
    }

    private Optional<PrintedDate> numeric(int a, int b, @Nullable String year) {
        Optional<PrintedDate> expected = order == DateOrder.DAY_FIRST ? date(year, b, a) : date(year, a, b);
        return expected.isPresent() ? expected : order == DateOrder.DAY_FIRST ? date(year, a, b) : date(year, b, a);
    }

    private static Optional<PrintedDate> worded(Matcher matcher, @Nullable String year) {
        return Months.ALL.number(matcher.group("m")).flatMap(month -> date(year, month, number(matcher, "d")));
    }

    private static Optional<PrintedDate> date(@Nullable String year, int month, int day) {
        if (year == null) {
            return PrintedDate.of(null, month, day);
        }
        int y = Integer.parseInt(year);
        return PrintedDate.of(y < 100 ? century(y) : y, month, day);
    }

    /** Two digits mean the years 1970 to 2069, as POSIX has it. */
    private static int century(int year) {
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static @Nullable String firstOf(Matcher matcher, String... groups) {
        for (String group : groups) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return null;
    }

    private static List<Found<PrintedDate>> longest(List<Found<PrintedDate>> all) {
        if (all.size() < 2) {
            return all;
        }
        all.sort(Comparator.<Found<PrintedDate>>comparingInt(found -> found.start() - found.end())
                .thenComparingInt(Found::start));
        List<Found<PrintedDate>> kept = new ArrayList<>();
        for (Found<PrintedDate> found : all) {
            if (kept.stream().noneMatch(other -> other.start() < found.end() && found.start() < other.end())) {
                kept.add(found);
            }
        }
        kept.sort(Comparator.comparingInt(Found::start));
        return kept;
    }
}
