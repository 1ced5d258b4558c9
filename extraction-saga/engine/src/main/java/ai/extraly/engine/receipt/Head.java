package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Codes;
import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Nearby;
import ai.extraly.engine.fields.Nearby.Printed;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Dates;
import ai.extraly.engine.value.Found;
import ai.extraly.engine.value.PrintedDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands over the things bought: who sold, where, when. */
final class Head {

    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d:.])([01]?\\d|2[0-3])[:h]([0-5]\\d)(?::([0-5]\\d))?(?![\\d:])\\s?([AaPp]\\.?[Mm])?");
    private static final Pattern PHONE = Pattern.compile("\\+?\\(?\\d[\\d ()/.\\-]{6,}\\d");
    private static final Pattern NUMBER = Pattern.compile("[\\p{Lu}\\d][\\p{Lu}\\d .\\-/]{5,}\\d");

    /** Name and address take at most this many lines. */
    private static final int LINES = 8;

    private final Document document;
    private final Labels labels;
    private final Nearby nearby;
    private final Dates dates;

    Head(Document document, Labels labels, Dates dates) {
        this.document = document;
        this.labels = labels;
        this.nearby = new Nearby(labels);
        this.dates = dates;
    }

    /** The first lines of the page: the name, then the address until something else is said. */
    List<Span> merchant() {
        List<Span> lines = new ArrayList<>();
        Page page = document.pages().getFirst();
        for (int row = 0; row < page.lines().size() && lines.size() < LINES; row++) {
            Line line = page.lines().get(row);
            boolean labelled = labels.opening(page, row, 0)
                    .filter(label -> !label.names("cash") && !label.names("card"))
                    .isPresent();
            boolean dated = !dates.in(line.text()).stream()
                    .filter(found -> found.value().full().isPresent())
                    .toList()
                    .isEmpty();
            boolean rule = line.text().chars().noneMatch(Character::isLetterOrDigit);
            if (labelled || dated || (rule && !lines.isEmpty())) {
                break;
            }
            if (line.text().chars().filter(Character::isLetter).count() >= 3) {
                lines.add(new Span(page.number(), line.text().replaceAll("\\s+", " "), line.box()));
            }
        }
        return lines;
    }

    @Nullable
    Seen<String> phone() {
        return labelled("phone", PHONE);
    }

    @Nullable
    Seen<String> taxNumber() {
        return labelled("tax_number", NUMBER);
    }

    private @Nullable Seen<String> labelled(String field, Pattern form) {
        for (Label label : labels.of(field)) {
            for (Printed printed : nearby.of(label)) {
                Matcher matcher = form.matcher(printed.span().text());
                if (matcher.find() && matcher.start() <= 3) {
                    return new Seen<>(matcher.group(), printed.span().withText(matcher.group()), 0.8);
                }
            }
        }
        return null;
    }

    @Nullable
    Seen<String> number() {
        for (Label label : labels.of("receipt_number")) {
            for (Printed printed : nearby.of(label)) {
                var code = Codes.at(printed.span().text())
                        .filter(found -> dates.parse(found.code()).isEmpty());
                if (label.opens() && code.isPresent()) {
                    return new Seen<>(
                            code.get().code(),
                            printed.span().withText(code.get().code()),
                            0.8 * printed.placement().weight());
                }
            }
        }
        return null;
    }

    @Nullable
    Seen<LocalDate> date() {
        for (Segment segment : document.segments().toList()) {
            for (Found<PrintedDate> found : dates.in(segment.text())) {
                if (found.value().full().isPresent()) {
                    return new Seen<>(found.value().full().get(), Span.of(segment, found.start(), found.end()), 0.8);
                }
            }
        }
        return null;
    }

    @Nullable
    Seen<String> time() {
        for (Segment segment : document.segments().toList()) {
            Matcher matcher = TIME.matcher(segment.text());
            if (matcher.find()) {
                int hour = Integer.parseInt(matcher.group(1));
                String half = matcher.group(4);
                boolean afternoon = half != null && (half.startsWith("p") || half.startsWith("P"));
                int full = afternoon && hour < 12 ? hour + 12 : !afternoon && half != null && hour == 12 ? 0 : hour;
                String seconds = matcher.group(3) == null ? "" : ":" + matcher.group(3);
                String text = String.format(Locale.ROOT, "%02d:%s%s", full, matcher.group(2), seconds);
                return new Seen<>(text, Span.of(segment, matcher.start(), matcher.end()), 0.8);
            }
        }
        return null;
    }
}
