/** What works without a server: on files alone. */
@NullMarked
package ai.extraly.cli.offline;

import org.jspecify.annotations.NullMarked;
