/**
 * Pages of pixels to the page model: PP-OCRv4 through ONNX Runtime finds the lines and reads them, Tesseract reads them
 * again in the language of the page, and both readings become one. Nothing is loaded before the first picture comes.
 */
@NullMarked
package ai.extraly.engine.ocr;

import org.jspecify.annotations.NullMarked;
