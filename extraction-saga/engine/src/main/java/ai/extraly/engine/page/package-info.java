/** The page model: what is printed where, whatever it came from. Immutable, in points, origin top left, rotation undone. Lines run left to right, top to bottom. */
@NullMarked
package ai.extraly.engine.page;

import org.jspecify.annotations.NullMarked;
