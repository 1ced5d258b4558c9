/**
 * What auditors and operators did: a stream of its own for each account and day. The event is stored for ever: see the golden files
 * beside their test.
 */
@NullMarked
package ai.extraly.contract.audit;

import org.jspecify.annotations.NullMarked;
