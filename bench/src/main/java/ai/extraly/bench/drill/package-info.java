/** The drills. A drill does something to a running system and says which promises it found broken. */
@NullMarked
package ai.extraly.bench.drill;

import org.jspecify.annotations.NullMarked;
