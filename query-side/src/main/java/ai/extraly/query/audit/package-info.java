/**
 * The event log itself, for those who verify it: its raw events, page by page, and the checkpoints that are signed of its heads. And who
 * looked at what, as it stands there.
 */
@NullMarked
package ai.extraly.query.audit;

import org.jspecify.annotations.NullMarked;
