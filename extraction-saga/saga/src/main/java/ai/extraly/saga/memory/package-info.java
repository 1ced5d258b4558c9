/** How much of documents may lie in memory at a time. */
@NullMarked
package ai.extraly.saga.memory;

import org.jspecify.annotations.NullMarked;
