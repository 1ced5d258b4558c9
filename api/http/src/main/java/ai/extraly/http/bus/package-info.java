/**
 * The way to the other rooms: commands that are awaited, questions that are answered in time, refusals turned into errors.
 */
@NullMarked
package ai.extraly.http.bus;

import org.jspecify.annotations.NullMarked;
