/** What was misread in pictures and can be told from the form alone: figures, dates and account numbers. Pages with a text layer pass untouched. */
@NullMarked
package ai.extraly.engine.scan;

import org.jspecify.annotations.NullMarked;
