package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Dates;
import ai.extraly.engine.value.Found;
import ai.extraly.engine.value.PrintedDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When it was sold. Of several dates the one that is named so or has a time beside it; of several times the one beside the date. */
final class When {

    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d:.])([01]?\\d|2[0-3])\\s?[:h]\\s?([0-5]\\d)(?:\\s?:\\s?([0-5]\\d))?(?![\\d:])\\s?([AaPp]\\.?[Mm])?");

    private static final double LABELLED = 2;
    private static final double TIMED = 1.5;
    private static final double OTHER = -3;
    private static final double LATER = 0.01;
    private static final double REPAIRED = 0.5;

    private final Document document;
    private final Labels labels;
    private final Dates dates;
    private final @Nullable Dated best;

    private record Dated(LocalDate date, Span span, Page page, int row, double score) {}

    When(Document document, Labels labels, Dates dates) {
        this.document = document;
        this.labels = labels;
        this.dates = dates;
        Dated most = null;
        for (Dated candidate : candidates()) {
            if (most == null || candidate.score() > most.score()) {
                most = candidate;
            }
        }
        this.best = most;
    }

    private List<Dated> candidates() {
        List<Dated> all = new ArrayList<>();
        for (Page page : document.pages()) {
            for (int row = 0; row < page.lines().size(); row++) {
                List<Segment> segments = page.lines().get(row).segments();
                for (int index = 0; index < segments.size(); index++) {
                    all.addAll(in(page, row, index, all.size()));
                }
            }
        }
        return all;
    }

    private List<Dated> in(Page page, int row, int index, int before) {
        Segment segment = page.lines().get(row).segments().get(index);
        String text = MisreadDate.repaired(segment.text());
        List<Dated> found = new ArrayList<>();
        for (Found<PrintedDate> date : dates.in(text)) {
            if (date.value().full().isEmpty()) {
                continue;
            }
            boolean asPrinted = text.equals(segment.text());
            Span span = asPrinted ? Span.of(segment, date.start(), date.end()) : Span.of(segment);
            double score = (asPrinted ? 0 : -REPAIRED)
                    + named(page, row, index)
                    + (TIME.matcher(page.lines().get(row).text()).find() ? TIMED : 0)
                    - LATER * before;
            found.add(new Dated(date.value().full().get(), span, page, row, score));
        }
        return found;
    }

    /** Whether its line, or a head over it, says that it is the date of the receipt, or of something else. */
    private double named(Page page, int row, int index) {
        double named = 0;
        for (int before = 0; before <= index; before++) {
            for (Label label : labels.in(page, row, before)) {
                named = label.names("date") ? LABELLED : label.names("other.date") ? OTHER : named;
            }
        }
        if (named == 0 && row > 0) {
            for (Label label : above(page, row)) {
                named = label.names("date") && label.closes()
                        ? LABELLED / 2
                        : label.names("other.date") ? OTHER / 3 : named;
            }
        }
        return named;
    }

    private List<Label> above(Page page, int row) {
        List<Label> all = new ArrayList<>();
        for (int index = 0; index < page.lines().get(row - 1).segments().size(); index++) {
            all.addAll(labels.in(page, row - 1, index));
        }
        return all;
    }

    @Nullable
    Seen<LocalDate> date() {
        return best == null
                ? null
                : new Seen<>(best.date(), best.span(), best.score() > 1 ? 0.93 : best.score() > -0.4 ? 0.85 : 0.6);
    }

    @Nullable
    Seen<String> time() {
        if (best != null) {
            List<Page> pages = document.pages();
            Page page = pages.get(pages.indexOf(best.page()));
            for (int row : new int[] {best.row(), best.row() + 1, best.row() - 1}) {
                Seen<String> time = row < 0 || row >= page.lines().size()
                        ? null
                        : time(page.lines().get(row).segments(), 0.88);
                if (time != null) {
                    return time;
                }
            }
        }
        for (Label label : labels.of("time")) {
            Seen<String> time = time(label.line().segments(), 0.8);
            if (time != null) {
                return time;
            }
        }
        return time(document.segments().toList(), 0.6);
    }

    private static @Nullable Seen<String> time(List<Segment> segments, double confidence) {
        for (Segment segment : segments) {
            Matcher matcher = TIME.matcher(segment.text());
            if (matcher.find()) {
                return new Seen<>(
                        written(matcher.toMatchResult()), Span.of(segment, matcher.start(), matcher.end()), confidence);
            }
        }
        return null;
    }

    private static String written(MatchResult time) {
        int hour = Integer.parseInt(time.group(1));
        String half = time.group(4);
        boolean afternoon = half != null && half.toLowerCase(Locale.ROOT).startsWith("p");
        int full = afternoon && hour < 12 ? hour + 12 : !afternoon && half != null && hour == 12 ? 0 : hour;
        String seconds = time.group(3) == null ? "" : ":" + time.group(3);
        return String.format(Locale.ROOT, "%02d:%s%s", full, time.group(2), seconds);
    }
}
