package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.receipt.HeadLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who sold: the name over the address, and the lines of the address.
 *
 * <p>The address is found first, because its lines are the surest: numbers of houses, words for streets, postal codes. The name
 * is the likeliest line above it.
 */
final class MerchantReader {

    /** A number of registration that stands behind the name is none of it. */
    private static final Pattern BEHIND =
            Pattern.compile("\\s*[(\\[](?=(?:[^()]*\\d){4})[^()]*[)\\]]?\\s*$|\\s+\\d{5,}\\s?-\\s?\\p{L}\\b.*$");

    private static final Pattern BEFORE = Pattern.compile("^[^\\p{L}\\d]*(?:\\d{4,}\\s+)?");

    private static final Pattern ENDS_OPEN = Pattern.compile("(?:&|\\band|\\bund|[-(/])$|\\([^)]*$");

    /** After the line of the postal code so many lines may follow: state, country, branch. */
    private static final int AFTER_CODE = 3;

    /** What is set apart from the address belongs to it less. */
    private static final double APART = 0.4;

    private static final double HIGHER = 0.1;

    /** Lines of a block are nearer than this, of the usual step. */
    private static final double BLOCK = 1.45;

    /** Large letters stand in lines further apart, of their size. */
    private static final double LEADING = 1.1;

    private final List<HeadLine> lines;
    private final double step;

    MerchantReader(List<HeadLine> lines) {
        this.lines = lines;
        this.step = step(lines);
    }

    private static double step(List<HeadLine> lines) {
        double[] steps = new double[Math.max(0, lines.size() - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = lines.get(i + 1).line().baseline() - lines.get(i).line().baseline();
        }
        java.util.Arrays.sort(steps);
        return steps.length == 0 ? 1 : steps[steps.length / 2];
    }

    record Merchant(@Nullable Seen<String> name, @Nullable Seen<String> address) {}

    Merchant read() {
        int first = firstOfAddress();
        int named = name(first < 0 ? lines.size() : first);
        int last = named;
        List<Span> name = new ArrayList<>();
        if (named >= 0) {
            int from = named;
            while (from > 0 && goesOn(from - 1)) {
                from--;
            }
            while (last + 1 < lines.size() && last + 1 != first && goesOn(last)) {
                last++;
            }
            for (int i = from; i <= last; i++) {
                name.add(lines.get(i).span());
            }
        }
        return new Merchant(named < 0 ? null : name(name, named, first), address(first, last));
    }

    /** Whether a line is only the first part of a name. */
    private boolean goesOn(int at) {
        HeadLine line = lines.get(at);
        HeadLine next = lines.get(at + 1);
        boolean both = line.is(Kind.TEXT) && next.is(Kind.TEXT) && near(at) && line.name() > -0.5;
        boolean open = ENDS_OPEN.matcher(line.text()).find() && !line.isAddress();
        return both && (open || (next.tail() && !line.isAddress() && !HeadLines.form(line.text())));
    }

    private boolean near(int at) {
        Line line = lines.get(at).line();
        Line next = lines.get(at + 1).line();
        double usual = Math.max(step, LEADING * Math.max(line.size(), next.size()));
        return next.baseline() - line.baseline() < BLOCK * usual;
    }

    /** The first line of the first block that looks like an address, or -1. */
    private int firstOfAddress() {
        for (int i = 0; i < lines.size(); i++) {
            HeadLine line = lines.get(i);
            if (line.isAddress() && (line.name() < 1 || line.address() > 1.5)) {
                boolean named = lines.subList(0, i).stream().anyMatch(above -> above.is(Kind.TEXT));
                boolean more = i + 1 < lines.size() && lines.get(i + 1).is(Kind.TEXT) && near(i);
                // Some shops are named like addresses; the topmost line is the name all the same.
                return named || line.town() || !more ? i : i + 1;
            }
        }
        return -1;
    }

    /** The likeliest line above; in a block the first line is the name rather than what is said of it. */
    private int name(int before) {
        int best = -1;
        double most = -Double.MAX_VALUE;
        int blocks = 0;
        for (int i = before - 1; i >= 0; i--) {
            HeadLine line = lines.get(i);
            boolean apart = i + 1 < lines.size() && !near(i);
            blocks += apart || !(line.is(Kind.TEXT) || line.is(Kind.NUMBER)) ? 1 : 0;
            double score = line.name() - APART * blocks + (before - i) * HIGHER;
            if (line.is(Kind.TEXT) && score > most) {
                most = score;
                best = i;
            }
        }
        return best >= 0 ? best : anywhere();
    }

    /** No line of text above the address: the firm's name elsewhere in the head. */
    private int anywhere() {
        int best = -1;
        for (int i = 0; i < lines.size(); i++) {
            HeadLine line = lines.get(i);
            if (line.is(Kind.TEXT)
                    && !line.isAddress()
                    && (best < 0 || line.name() > lines.get(best).name() + 1)) {
                best = i;
            }
        }
        return best;
    }

    private Seen<String> name(List<Span> spans, int named, int first) {
        String text = Span.join(spans, " ").text();
        String clean = BEFORE.matcher(BEHIND.matcher(text).replaceFirst(""))
                .replaceFirst("")
                .strip();
        String name = clean.length() < 3 ? text : clean;
        HeadLine line = lines.get(named);
        double confidence = first < 0 ? 0.5 : line.name() > 2 ? 0.9 : line.name() > 0.8 ? 0.75 : 0.6;
        return new Seen<>(name, Span.join(spans, " ").withText(name), confidence);
    }

    private @Nullable Seen<String> address(int first, int name) {
        if (first < 0) {
            return null;
        }
        int from = first;
        while (from - 1 > name
                && lines.get(from - 1).is(Kind.TEXT)
                && lines.get(from - 1).address() >= 0.4
                && near(from - 1)) {
            from--;
        }
        List<Span> spans = new ArrayList<>();
        int afterCode = -1;
        for (int i = from; i < lines.size(); i++) {
            HeadLine line = lines.get(i);
            boolean stops = !line.is(Kind.TEXT) || (i > from && !near(i - 1) && line.address() < 1);
            boolean other = afterCode >= 0 && line.name() < -0.5 && line.address() < 0.4;
            if (stops || other || afterCode >= AFTER_CODE) {
                break;
            }
            spans.add(line.span());
            afterCode = line.town() ? 0 : afterCode < 0 ? -1 : afterCode + 1;
        }
        if (spans.isEmpty()) {
            return null;
        }
        String text = String.join(
                ", ",
                spans.stream()
                        .map(span -> span.text().replaceAll("[,;\\s]+$", ""))
                        .toList());
        return new Seen<>(text, Span.join(spans, "\n"), spans.size() > 1 ? 0.8 : 0.6);
    }
}
