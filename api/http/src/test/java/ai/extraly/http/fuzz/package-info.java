/** Requests that nobody would think of, thousands of them. */
@NullMarked
package ai.extraly.http.fuzz;

import org.jspecify.annotations.NullMarked;
