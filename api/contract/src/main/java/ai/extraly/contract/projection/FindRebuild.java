package ai.extraly.contract.projection;

import ai.extraly.contract.id.RebuildId;

/** How is this rebuild getting on? Answered with an optional {@code RebuildView}. */
public record FindRebuild(RebuildId id) {}
