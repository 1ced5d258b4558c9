package ai.extraly.engine.fields;

import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.page.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is printed near a label and may be its value: after it, to its right, or under it. */
public final class Nearby {

    /** Values stand under their label within this many font sizes, from baseline to baseline. */
    private static final double BELOW = 3.0;

    /** Two lines stand beside one another when their baselines are nearer than this, of the font size. */
    private static final double LOWERED = 0.55;

    /** Values begin with their labels, give or take this share of the font size. */
    private static final double SLACK = 0.4;

    private final Labels labels;

    public Nearby(Labels labels) {
        this.labels = labels;
    }

    /** Where a value stands, from the surest place to the least sure. */
    public enum Placement {
        INLINE(1.0),
        RIGHT(0.92),
        BELOW(0.86);

        private final double weight;

        Placement(double weight) {
            this.weight = weight;
        }

        public double weight() {
            return weight;
        }
    }

    public record Printed(Span span, Placement placement) {}

    /** Candidates in order of trust; text after a label ends where the next label of the segment begins. */
    public List<Printed> of(Label label) {
        List<Printed> found = new ArrayList<>();
        if (!isAmongHeads(label)) {
            inline(label).ifPresent(span -> found.add(new Printed(span, Placement.INLINE)));
        }
        if (found.isEmpty()) {
            right(label).ifPresent(span -> found.add(new Printed(span, Placement.RIGHT)));
            below(label)
                    .flatMap(segment -> under(label, segment))
                    .ifPresent(span -> found.add(new Printed(span, Placement.BELOW)));
        }
        return found;
    }

    public Optional<Span> inline(Label label) {
        Segment segment = label.segment();
        int start = label.match().end();
        int end = segment.text().length();
        for (Label next : labels.in(label.page(), label.row(), label.index())) {
            if (next.match().start() >= start && (next.opens() || next.announces())) {
                end = Math.min(end, next.match().start());
            }
        }
        return trimmed(segment, start, end);
    }

    /** The neighbour on the same line, unless it is a label itself. */
    public Optional<Span> right(Label label) {
        List<Segment> segments = label.line().segments();
        for (int next = label.index() + 1; next < segments.size(); next++) {
            Segment segment = segments.get(next);
            Optional<Span> text = trimmed(segment, 0, segment.text().length());
            if (text.isEmpty()) {
                continue;
            }
            return labels.isLabel(label.page(), label.row(), next) ? Optional.empty() : text;
        }
        return beside(label);
    }

    /** In forms a value is set larger and a little lower than its label. */
    private Optional<Span> beside(Label label) {
        Page page = label.page();
        for (int row : new int[] {label.row() + 1, label.row() - 1}) {
            if (row < 0 || row >= page.lines().size()) {
                continue;
            }
            Line line = page.lines().get(row);
            double shift = Math.abs(line.baseline() - label.line().baseline());
            for (int index = 0; index < line.segments().size() && shift < LOWERED * line.size(); index++) {
                Segment segment = line.segments().get(index);
                if (segment.box().left() >= label.box().right()) {
                    boolean other = labels.isLabel(page, row, index);
                    return other
                            ? Optional.empty()
                            : trimmed(segment, 0, segment.text().length());
                }
            }
        }
        return Optional.empty();
    }

    /** The first segment under a label that shares width or its left edge with it, unless it is a label itself. */
    public Optional<Segment> below(Label label) {
        Page page = label.page();
        double size = label.segment().size();
        for (int row = label.row() + 1; row < page.lines().size(); row++) {
            Line line = page.lines().get(row);
            double step = line.baseline() - label.line().baseline();
            if (step > BELOW * size) {
                return Optional.empty();
            }
            Optional<Integer> under = under(label, line, size);
            if (under.isPresent() && step > 0.5 * size) {
                int index = under.get();
                boolean value = labels.opening(page, row, index)
                        .filter(other -> other.closes() || other.announces())
                        .isEmpty();
                return value ? Optional.of(line.segments().get(index)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Where heads stand so close that they look like one phrase, the values under them do too: each has its own part. */
    private Optional<Span> under(Label label, Segment values) {
        if (!isAmongHeads(label) || values.words().size() < 2) {
            return Optional.of(Span.of(values));
        }
        List<Label> heads = labels.in(label.page(), label.row(), label.index());
        double right = heads.stream()
                .filter(head -> head.match().start() >= label.match().end())
                .mapToDouble(head -> head.box().left())
                .min()
                .orElse(Double.MAX_VALUE);
        double slack = SLACK * values.size();
        List<Word> own = values.words().stream()
                .filter(word -> word.box().left() >= label.box().left() - slack
                        && word.box().left() < right - slack)
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(Span.of(Segment.of(values.page(), own)));
    }

    /** Whether its segment holds several labels and nothing else. */
    private boolean isAmongHeads(Label label) {
        List<Label> heads = labels.in(label.page(), label.row(), label.index());
        String all = heads.stream().map(head -> head.span().text()).collect(Collectors.joining(" "));
        return heads.size() > 1 && all.equals(label.segment().text());
    }

    private static Optional<Integer> under(Label label, Line line, double size) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < line.segments().size(); i++) {
            Segment segment = line.segments().get(i);
            double overlap = segment.box().overlapX(label.box());
            boolean aligned = Math.abs(segment.box().left() - label.box().left()) < 0.5 * size
                    || Math.abs(segment.box().right() - label.box().right()) < 0.5 * size;
            double shared = aligned ? overlap + size : overlap;
            if (shared > most) {
                most = shared;
                best = i;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(best);
    }

    /** The text without the marks that part label and value. */
    private static Optional<Span> trimmed(Segment segment, int start, int end) {
        String text = segment.text();
        int from = start;
        while (from < end && " :.#№°º|·•–—=)".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int to = end;
        while (to > from && " :|·•–—(,;".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return from >= to ? Optional.empty() : Optional.of(Span.of(segment, from, to));
    }
}
