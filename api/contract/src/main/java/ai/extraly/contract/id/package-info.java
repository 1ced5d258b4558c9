/**
 * Identities as types. Each has one printed form, which is also its form in JSON, in URLs and as an aggregate identifier.
 */
@NullMarked
package ai.extraly.contract.id;

import org.jspecify.annotations.NullMarked;
