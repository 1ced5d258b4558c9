/** The keys that wrap the vault's keys, for operators. */
@NullMarked
package ai.extraly.http.keys;

import org.jspecify.annotations.NullMarked;
