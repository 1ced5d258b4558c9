package ai.extraly.engine.ocr;

/** A line and what it says. */
record Placed(TextBox box, Reading reading) {}
