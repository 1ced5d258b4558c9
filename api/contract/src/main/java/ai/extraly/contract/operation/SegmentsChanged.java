package ai.extraly.contract.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link ChangeSegments}.
 *
 * @param obstacle null when it was done
 * @param segments the numbers of the segments that there are now
 */
public record SegmentsChanged(@Nullable Obstacle obstacle, String processor, List<Integer> segments) {}
