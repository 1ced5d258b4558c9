/** The operator's commands: what the processors do, what could not be handled, and the rebuilding of what is read. */
@NullMarked
package ai.extraly.cli.ops;

import org.jspecify.annotations.NullMarked;
