/** Libraries in machine code that came with us, unpacked and loaded. */
@NullMarked
package ai.extraly.engine.natives;

import org.jspecify.annotations.NullMarked;
