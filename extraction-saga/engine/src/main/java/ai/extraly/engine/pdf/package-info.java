/** PDF bytes to page model in one pass over the content streams. Nothing is rendered and nothing of PDFBox is seen outside. */
@NullMarked
package ai.extraly.engine.pdf;

import org.jspecify.annotations.NullMarked;
