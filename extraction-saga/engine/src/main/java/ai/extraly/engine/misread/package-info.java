/** How pictures are misread: what looks like what, and how far what was read is from what may be meant. Pure functions of characters. */
@NullMarked
package ai.extraly.engine.misread;

import org.jspecify.annotations.NullMarked;
