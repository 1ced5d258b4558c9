/**
 * Corrections by people: what a merge patch makes of results, whether it fits their shape, which checks hold then, and what the evidence
 * says of it.
 */
@NullMarked
package ai.extraly.saga.correction;

import org.jspecify.annotations.NullMarked;
