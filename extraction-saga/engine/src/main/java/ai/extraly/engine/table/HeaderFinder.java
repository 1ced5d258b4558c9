package ai.extraly.engine.table;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.lexicon.Lexicon.Label;
import ai.extraly.engine.lexicon.Words;
import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Currencies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the heads of tables: a line, or up to three lines close together, whose phrases are names of columns, money among
 * them.
 */
public final class HeaderFinder {

    /** Lines of one head are set at most this far apart. Of the font size, from baseline to baseline. */
    private static final double LEADING = 1.6;

    private static final int MAX_LINES = 3;

    private static final int DIGITS = 3;

    /** Phrases of a head that may have other things beside it. */
    private static final int LEAST_BESIDE = 2;

    private final Lexicon lexicon;

    public HeaderFinder(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The head that begins at line {@code index}, if one does. A title close above is no part of it: without it as much is known. */
    Optional<Header> at(List<Line> lines, int index) {
        double edge = edge(lines.get(index));
        return from(lines, index, edge).filter(header -> {
            for (int later = index + 1; later <= header.lastLine(); later++) {
                if (from(lines, later, edge)
                        .filter(other -> other.known() >= header.known())
                        .isPresent()) {
                    return false;
                }
            }
            return true;
        });
    }

    private Optional<Header> from(List<Line> lines, int index, double edge) {
        Optional<Header> found = Optional.empty();
        int bestKnown = 0;
        List<Segment> segments = new ArrayList<>();
        for (int last = index; last < Math.min(index + MAX_LINES, lines.size()); last++) {
            Line line = lines.get(last);
            boolean near =
                    last == index || line.baseline() - lines.get(last - 1).baseline() <= LEADING * line.size();
            List<Segment> inside = line.segments().stream()
                    .filter(segment -> segment.box().left() < edge)
                    .toList();
            if (!near || inside.stream().anyMatch(HeaderFinder::isData)) {
                break;
            }
            segments = last == index + 1 ? apart(segments, inside) : segments;
            segments.addAll(inside);
            List<HeaderCell> cells = cells(segments);
            int known =
                    (int) cells.stream().filter(cell -> !cell.roles().isEmpty()).count();
            if (known > bestKnown && isHeader(cells, known)) {
                Box box = cells.stream().map(HeaderCell::box).reduce(Box::union).orElseThrow();
                found = Optional.of(new Header(cells, box, last));
                bestKnown = known;
            }
        }
        return found;
    }

    /** Heads set so close that they look like one phrase stand apart on the line under them. */
    private static List<Segment> apart(List<Segment> upper, List<Segment> lower) {
        List<Segment> parts = new ArrayList<>();
        for (Segment segment : upper) {
            List<Segment> under = lower.stream()
                    .filter(below -> below.box().overlapX(segment.box()) > 0)
                    .toList();
            @Nullable Segment rest = segment;
            for (int i = 0; under.size() > 1 && rest != null && i < under.size(); i++) {
                double next = i + 1 < under.size()
                        ? under.get(i + 1).box().left()
                        : under.get(i).box().right();
                @Nullable Segment before = Cut.before(rest, next);
                rest = Cut.startingFrom(rest, next);
                if (before != null) {
                    parts.add(before);
                }
            }
            if (rest != null) {
                parts.add(rest);
            }
        }
        return parts;
    }

    /** Where a head ends that has a box of other numbers beside it: with its last column of money. */
    private double edge(Line line) {
        List<Segment> words =
                line.segments().stream().takeWhile(segment -> !isData(segment)).toList();
        boolean beside =
                words.size() >= LEAST_BESIDE && words.size() < line.segments().size();
        return !beside
                ? Double.MAX_VALUE
                : cells(words).stream()
                        .filter(HeaderCell::isMoney)
                        .mapToDouble(cell -> cell.box().right())
                        .max()
                        .orElse(Double.MAX_VALUE);
    }

    /** Numbers stand in rows, not in heads. */
    private static boolean isData(Segment segment) {
        String text = segment.text();
        return text.chars().noneMatch(Character::isLetter)
                && text.chars().filter(Character::isDigit).count() >= DIGITS;
    }

    private static boolean isHeader(List<HeaderCell> cells, int known) {
        boolean money = cells.stream().anyMatch(HeaderCell::isMoney);
        boolean other = cells.stream()
                .anyMatch(cell -> cell.mayBe(Role.DATE) || cell.mayBe(Role.DESCRIPTION) || cell.mayBe(Role.VALUE_DATE));
        return money && other && known >= 2 && 2 * known >= cells.size();
    }

    private List<HeaderCell> cells(List<Segment> segments) {
        List<List<Segment>> stacks = new ArrayList<>();
        for (Segment segment : segments) {
            stacks.stream()
                    .filter(stack -> stack.getLast().box().overlapX(segment.box()) > 0
                            && segment.box().top() > stack.getLast().box().top() + 1)
                    .findFirst()
                    .ifPresentOrElse(stack -> stack.add(segment), () -> {
                        List<Segment> stack = new ArrayList<>();
                        stack.add(segment);
                        stacks.add(stack);
                    });
        }
        List<HeaderCell> cells = new ArrayList<>();
        for (List<Segment> stack : stacks) {
            cells.addAll(stack.size() == 1 ? split(stack.getFirst()) : List.of(stacked(stack)));
        }
        cells.sort(Comparator.comparingDouble(cell -> cell.box().left()));
        return cells;
    }

    private HeaderCell stacked(List<Segment> stack) {
        StringBuilder text = new StringBuilder();
        Box box = stack.getFirst().box();
        for (Segment segment : stack) {
            text.append(text.isEmpty() ? "" : " ").append(segment.text());
            box = box.union(segment.box());
        }
        Set<Role> roles = roles(text.toString());
        // A line above or below that adds nothing known does not make a known head unknown.
        for (int i = 0; roles.isEmpty() && i < stack.size(); i++) {
            roles = roles(stack.get(i).text());
        }
        return new HeaderCell(text.toString(), box, roles);
    }

    /** One cell, or several where heads stand so close that they look like one phrase. */
    private List<HeaderCell> split(Segment segment) {
        String text = segment.text();
        Set<Role> whole =
                lexicon.whole(text).map(found -> roles(found.labels())).orElse(Set.of());
        List<Lexicon.Match> matches = lexicon.in(text).stream()
                .filter(match -> !roles(match.labels()).isEmpty())
                .toList();
        int labelled = matches.stream().mapToInt(Lexicon.Match::words).sum();
        if (!whole.isEmpty() || labelled < Words.of(withoutUnits(text)).size() || !unlike(matches)) {
            return List.of(new HeaderCell(text, segment.box(), whole.isEmpty() ? roles(text) : whole));
        }
        return matches.stream()
                .map(match -> new HeaderCell(
                        text.substring(match.start(), match.end()),
                        segment.boxOf(match.start(), match.end()),
                        roles(match.labels())))
                .toList();
    }

    /** Whether neighbours never mean the same: "Date Details" are two heads, "Amount debited" is one. */
    private static boolean unlike(List<Lexicon.Match> matches) {
        for (int i = 1; i < matches.size(); i++) {
            Set<Role> before = roles(matches.get(i - 1).labels());
            if (roles(matches.get(i).labels()).stream().anyMatch(before::contains)) {
                return false;
            }
        }
        return matches.size() >= 2;
    }

    /** What a phrase can mean as the head of a column, units and currencies put aside. */
    private Set<Role> roles(String text) {
        Set<Role> roles =
                lexicon.whole(text).map(found -> roles(found.labels())).orElse(Set.of());
        if (roles.isEmpty()) {
            String plain = withoutUnits(text);
            int words = Words.of(plain).size();
            // "Balance at the day's end" says enough with half of its words.
            int known = 0;
            roles = EnumSet.noneOf(Role.class);
            for (Lexicon.Match found : lexicon.in(plain)) {
                Set<Role> more = roles(found.labels());
                known += more.isEmpty() ? 0 : found.words();
                roles.addAll(more);
            }
            roles = 2 * known >= words ? roles : Set.of();
        }
        return roles;
    }

    private static Set<Role> roles(List<Label> labels) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        labels.forEach(label -> Role.ofField(label.field()).ifPresent(roles::add));
        return roles;
    }

    private static String withoutUnits(String text) {
        StringBuilder kept = new StringBuilder();
        for (Words.Token token : Words.of(text)) {
            String word = text.substring(token.start(), token.end());
            boolean unit = token.key().length() == 1 || Currencies.ALL.isPlainCode(word.toUpperCase(Locale.ROOT));
            if (!unit) {
                kept.append(word).append(' ');
            }
        }
        return kept.toString();
    }
}
