/**
 * What auditors and operators did, each thing in a stream of its own. The event is stored for ever: see the golden files beside their
 * test.
 */
@NullMarked
package ai.extraly.contract.audit;

import org.jspecify.annotations.NullMarked;
