package ai.extraly.engine.statement;

import ai.extraly.engine.page.Box;

/**
 * A text that stands beside or under a label.
 *
 * @param field  what the label names
 * @param labelWords how many words the label has: more words are less likely to mean something else
 * @param text   the value's text, never empty
 * @param box    where it stands
 * @param apart  whether a colon or a gap parts it from its label
 */
record Labelled(String field, int labelWords, String text, int page, Box box, boolean apart) {}
