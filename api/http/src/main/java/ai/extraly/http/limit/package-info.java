/**
 * How much anybody may ask for in an hour, and how fast: counts that decide before the body of a request is read.
 */
@NullMarked
package ai.extraly.http.limit;

import org.jspecify.annotations.NullMarked;
