package ai.extraly.http.operation;

import ai.extraly.contract.operation.ProcessorView;
import ai.extraly.contract.operation.SegmentView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A processor as it is printed. */
@Schema(name = "Processor")
record ProcessorData(
        String name, boolean replaying, long lagEvents, long lagSeconds, long deadLetters, List<SegmentData> segments) {
    static ProcessorData of(ProcessorView view) {
        return new ProcessorData(
                view.name(),
                view.replaying(),
                view.lagEvents(),
                view.lagSeconds(),
                view.deadLetters(),
                view.segments().stream().map(SegmentData::of).toList());
    }

    /**
     * A segment as it is printed.
     *
     * @param error null when it goes on
     * @param errorAt when it was seen for the last time that it does not
     * @param node null when none handles it
     */
    @Schema(name = "Segment")
    record SegmentData(
            int segment,
            int parts,
            long position,
            long lagEvents,
            long lagSeconds,
            boolean replaying,
            @Nullable String error,
            @Nullable Instant errorAt,
            @Nullable String node) {
        static SegmentData of(SegmentView view) {
            return new SegmentData(
                    view.segment(),
                    view.parts(),
                    view.position(),
                    view.lagEvents(),
                    view.lagSeconds(),
                    view.replaying(),
                    view.error(),
                    view.errorAt(),
                    view.node());
        }
    }
}
