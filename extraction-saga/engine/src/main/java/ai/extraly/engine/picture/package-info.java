/** Files of pixels to upright pages in shades of grey. Sizes are checked in the header, before anything is decoded. */
@NullMarked
package ai.extraly.engine.picture;

import org.jspecify.annotations.NullMarked;
