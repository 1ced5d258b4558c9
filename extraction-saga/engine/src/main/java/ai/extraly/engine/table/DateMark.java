package ai.extraly.engine.table;

import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.PrintedDate;

/**
 * A date on a line.
 *
 * @param leading its segment begins with it
 */
public record DateMark(PrintedDate date, Box box, String text, Segment segment, int start, int end, boolean leading) {}
