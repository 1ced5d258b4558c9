/**
 * How results lie in the vault: one JSON object, whose members are handed on without touching a digit.
 */
@NullMarked
package ai.extraly.vault.results;

import org.jspecify.annotations.NullMarked;
