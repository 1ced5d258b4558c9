package ai.extraly.app.operation;

import ai.extraly.app.operation.Positions.Position;
import ai.extraly.contract.operation.ChangeSegments;
import ai.extraly.contract.operation.ListProcessors;
import ai.extraly.contract.operation.LocalProcessor;
import ai.extraly.contract.operation.LocalSegment;
import ai.extraly.contract.operation.NodeReport;
import ai.extraly.contract.operation.Obstacle;
import ai.extraly.contract.operation.OnNode;
import ai.extraly.contract.operation.OnNode.Task;
import ai.extraly.contract.operation.ProcessorView;
import ai.extraly.contract.operation.SegmentChange;
import ai.extraly.contract.operation.SegmentFailure;
import ai.extraly.contract.operation.SegmentView;
import ai.extraly.contract.operation.SegmentsChanged;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Says of all processors how far they are, and has their segments split and merged. */
final class ProcessorOperations {
    private final Positions positions;
    private final Nodes nodes;
    private final DeadLetters letters;
    private final EventStore events;
    private final Clock clock;
    private final Aside aside;

    ProcessorOperations(
            Positions positions, Nodes nodes, DeadLetters letters, EventStore events, Clock clock, Aside aside) {
        this.positions = positions;
        this.nodes = nodes;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
        this.aside = aside;
    }

    @QueryHandler
    CompletableFuture<ProcessorView[]> list(ListProcessors query) {
        return aside.answer(() -> views().toArray(ProcessorView[]::new));
    }

    private List<ProcessorView> views() {
        SortedMap<String, SortedMap<Integer, Position>> kept = new TreeMap<>(positions.all());
        List<NodeReport> reports = nodes.reports();
        reports.forEach(report -> report.processors()
                .forEach(processor -> kept.computeIfAbsent(processor.name(), name -> new TreeMap<>())));
        EventLogHead head = new EventLogHead(events, clock);
        Map<String, Long> waiting = letters.counts();
        return kept.entrySet().stream()
                .map(processor -> view(
                        processor.getKey(),
                        segments(processor.getKey(), processor.getValue(), reports, head),
                        waiting.getOrDefault(processor.getKey(), 0L)))
                .toList();
    }

    private static ProcessorView view(String name, List<SegmentView> segments, long waiting) {
        return new ProcessorView(
                PathName.of(name),
                segments.stream().anyMatch(SegmentView::replaying),
                segments.stream().mapToLong(SegmentView::lagEvents).max().orElse(0),
                segments.stream().mapToLong(SegmentView::lagSeconds).max().orElse(0),
                waiting,
                segments);
    }

    private static List<SegmentView> segments(
            String processor, SortedMap<Integer, Position> kept, List<NodeReport> reports, EventLogHead head) {
        int[] ids = kept.keySet().stream().mapToInt(Integer::intValue).toArray();
        List<SegmentView> segments = new ArrayList<>();
        kept.forEach((id, position) -> {
            Reported live = reported(processor, id, reports);
            long stored = EventLogHead.position(position.token(), -1);
            // What a node says is newer than what it has kept, unless it has just taken the segment over.
            long at = live == null ? stored : Math.max(stored, live.segment().position());
            Optional<SegmentFailure> failure = failure(processor, id, at, reports);
            segments.add(new SegmentView(
                    id,
                    Segment.computeSegment(id, ids).getMask() + 1,
                    at,
                    head.eventsBehind(at),
                    head.eventsBehind(at) == 0 ? 0 : head.secondsBehind(position.token()),
                    live == null ? position.isReplaying() : live.segment().replaying(),
                    failure.map(SegmentFailure::error).orElse(null),
                    failure.map(SegmentFailure::at).orElse(null),
                    live == null ? position.owner() : live.node()));
        });
        return segments;
    }

    /** The last that any node saw. None that a segment has got over counts: it may have done so on another node. */
    private static Optional<SegmentFailure> failure(
            String processor, int segment, long position, List<NodeReport> reports) {
        return reports.stream()
                .flatMap(report -> report.processors().stream())
                .filter(local -> local.name().equals(processor))
                .flatMap(local -> local.failures().stream())
                .filter(failure -> failure.segment() == segment && failure.position() > position)
                .max(Comparator.comparing(SegmentFailure::at));
    }

    private record Reported(String node, LocalSegment segment) {}

    private static @Nullable Reported reported(String processor, int segment, List<NodeReport> reports) {
        for (NodeReport report : reports) {
            for (LocalProcessor local : report.processors()) {
                if (local.running() && local.name().equals(processor)) {
                    Optional<LocalSegment> found = local.segments().stream()
                            .filter(candidate -> candidate.segment() == segment)
                            .findFirst();
                    if (found.isPresent()) {
                        return new Reported(report.node(), found.get());
                    }
                }
            }
        }
        return null;
    }

    @QueryHandler
    CompletableFuture<SegmentsChanged> change(ChangeSegments order) {
        return aside.answer(() -> changed(order));
    }

    private SegmentsChanged changed(ChangeSegments order) {
        Optional<Map.Entry<String, SortedMap<Integer, Position>>> processor = positions.all().entrySet().stream()
                .filter(candidate -> PathName.of(candidate.getKey()).equals(order.processor()))
                .findFirst();
        if (processor.isEmpty()) {
            return new SegmentsChanged(Obstacle.PROCESSOR_UNKNOWN, order.processor(), List.of());
        }
        String name = processor.get().getKey();
        Obstacle obstacle = change(name, processor.get().getValue(), order);
        return new SegmentsChanged(
                obstacle, PathName.of(name), List.copyOf(positions.of(name).keySet()));
    }

    private @Nullable Obstacle change(String name, SortedMap<Integer, Position> kept, ChangeSegments order) {
        boolean merging = order.change() == SegmentChange.MERGE;
        if (merging && kept.size() == 1) {
            return Obstacle.ONLY_SEGMENT;
        }
        Segment segment = segment(kept, order);
        if (segment == null) {
            return Obstacle.SEGMENT_UNKNOWN;
        }
        List<NodeReport> reports = nodes.reports();
        Reported here = reported(name, segment.getSegmentId(), reports);
        if (here == null) {
            return Obstacle.SEGMENT_NOT_HANDLED;
        }
        if (merging) {
            int other = segment.mergeableSegmentId();
            Reported there = reported(name, other, reports);
            if (there != null && !there.node().equals(here.node())) {
                nodes.perform(new OnNode(there.node(), Task.RELEASE, name, other, null));
            }
        }
        Task task = merging ? Task.MERGE : Task.SPLIT;
        return nodes.perform(new OnNode(here.node(), task, name, segment.getSegmentId(), null))
                        .orElse(false)
                ? null
                : Obstacle.SEGMENTS_MOVED;
    }

    /** The one that was named; else the largest to be split, or the smallest to be merged. Null when there is none of that number. */
    private static @Nullable Segment segment(SortedMap<Integer, Position> kept, ChangeSegments order) {
        int[] ids = kept.keySet().stream().mapToInt(Integer::intValue).toArray();
        Integer named = order.segment();
        if (named != null) {
            return kept.containsKey(named) ? Segment.computeSegment(named, ids) : null;
        }
        Comparator<Segment> bySize = Comparator.comparingInt(Segment::getMask);
        List<Segment> segments = kept.keySet().stream()
                .map(id -> Segment.computeSegment(id, ids))
                .toList();
        return (order.change() == SegmentChange.SPLIT
                        ? segments.stream().min(bySize.thenComparingInt(Segment::getSegmentId))
                        : segments.stream().max(bySize.thenComparingInt(Segment::getSegmentId)))
                .orElse(null);
    }
}
