/** Backups of a deployment, as far as Extraly makes them itself. */
@NullMarked
package ai.extraly.http.backup;

import org.jspecify.annotations.NullMarked;
