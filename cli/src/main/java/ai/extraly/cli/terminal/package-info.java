/**
 * What every command needs: the server it talks to, tables, progress, and a failure that is one sentence. Commands of every group
 * build on it; it knows none of them.
 */
@NullMarked
package ai.extraly.cli.terminal;

import org.jspecify.annotations.NullMarked;
