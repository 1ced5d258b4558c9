/** JPEG 2000 in PDFs of scanners, read by Leptonica, because Java has no reader of it. */
@NullMarked
package ai.extraly.engine.jpeg2000;

import org.jspecify.annotations.NullMarked;
