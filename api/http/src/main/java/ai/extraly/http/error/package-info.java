/**
 * One envelope for every error of every layer, and the only place that knows which code has which status.
 */
@NullMarked
package ai.extraly.http.error;

import org.jspecify.annotations.NullMarked;
