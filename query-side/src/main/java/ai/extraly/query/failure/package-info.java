/**
 * What the processors of this node could not handle, remembered until they can. Axon forgets a failure as soon as it gives the segment
 * back, which is at once, so whoever looked would hardly ever see one.
 */
@NullMarked
package ai.extraly.query.failure;

import org.jspecify.annotations.NullMarked;
