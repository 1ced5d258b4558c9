/**
 * Results as they lie in the vault, passed on without touching a digit.
 */
@NullMarked
package ai.extraly.http.results;

import org.jspecify.annotations.NullMarked;
