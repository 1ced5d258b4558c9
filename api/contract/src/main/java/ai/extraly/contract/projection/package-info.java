/**
 * What is asked about the read models as such: how they stand, and that one be built again or compared with a fresh one. Asked of the
 * query nodes; no aggregate is behind it and no event follows from it, because a read model is no truth.
 */
@NullMarked
package ai.extraly.contract.projection;

import org.jspecify.annotations.NullMarked;
