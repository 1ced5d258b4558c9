package ai.extraly.contract.projection;

import ai.extraly.contract.id.RebuildId;

/** Give this rebuild up, and drop what it has built. Answered with a {@code RebuildAnswer}; refused once it is over. */
public record CancelRebuild(RebuildId id) {}
