package ai.extraly.http.house;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.operation.ChangeSegments;
import ai.extraly.contract.operation.DeadLetterDiscarded;
import ai.extraly.contract.operation.DeadLetterPage;
import ai.extraly.contract.operation.DeadLetterRetried;
import ai.extraly.contract.operation.DeadLetterView;
import ai.extraly.contract.operation.DiscardDeadLetter;
import ai.extraly.contract.operation.ListDeadLetters;
import ai.extraly.contract.operation.ListProcessors;
import ai.extraly.contract.operation.Obstacle;
import ai.extraly.contract.operation.ProcessorView;
import ai.extraly.contract.operation.RetryDeadLetter;
import ai.extraly.contract.operation.SegmentChange;
import ai.extraly.contract.operation.SegmentView;
import ai.extraly.contract.operation.SegmentsChanged;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.QueryHandler;

/** One processor with a changing number of segments, and one dead letter that fails each time. */
public final class OperationInMemory {
    public static final String LETTER = "6925f0a1b2c3d4e5f6071829";
    private static final String DOCUMENT = "doc_01jq8zk3v7e0w6x2m4n5p6q7r8";
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00.123Z");

    private int segments = 1;

    @QueryHandler
    ProcessorView[] list(ListProcessors query) {
        List<SegmentView> all = IntStream.range(0, segments)
                .mapToObj(number -> new SegmentView(number, segments, 7, 3, 60, false, null, null, "node-a"))
                .toList();
        return new ProcessorView[] {new ProcessorView("documents-1", false, 3, 60, 1, all)};
    }

    @QueryHandler
    SegmentsChanged change(ChangeSegments order) {
        if (!order.processor().equals("documents-1")) {
            return new SegmentsChanged(Obstacle.PROCESSOR_UNKNOWN, order.processor(), List.of());
        }
        if (order.change() == SegmentChange.MERGE && segments == 1) {
            return new SegmentsChanged(Obstacle.ONLY_SEGMENT, order.processor(), List.of(0));
        }
        segments += order.change() == SegmentChange.SPLIT ? 1 : -1;
        return new SegmentsChanged(
                null, order.processor(), IntStream.range(0, segments).boxed().toList());
    }

    @QueryHandler
    DeadLetterPage list(ListDeadLetters query) {
        return new DeadLetterPage(
                List.of(new DeadLetterView(
                        LETTER,
                        "documents-1",
                        DOCUMENT,
                        "ExtractionStarted",
                        2,
                        "It could not be handled: illegal state.",
                        Sha256.of(new byte[0]),
                        NOON,
                        NOON,
                        0,
                        0)),
                query.page(),
                query.perPage(),
                1);
    }

    @QueryHandler
    DeadLetterRetried retry(RetryDeadLetter order) {
        return order.id().equals(LETTER)
                ? new DeadLetterRetried(null, "documents-1", DOCUMENT, 1)
                : new DeadLetterRetried(Obstacle.LETTER_UNKNOWN, "", "", 0);
    }

    @QueryHandler
    DeadLetterDiscarded discard(DiscardDeadLetter order) {
        return order.id().equals(LETTER)
                ? new DeadLetterDiscarded(null, "documents-1", DOCUMENT, 0)
                : new DeadLetterDiscarded(Obstacle.LETTER_UNKNOWN, "", "", 0);
    }
}
