package ai.extraly.contract.audit.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what auditors and operators did.
 *
 * @param accesses oldest first; there may be none although more follow
 * @param next the position to go on from; null when nothing is left
 */
public record AccessPage(
        List<PastAccess> accesses, @Nullable Long next) {}
