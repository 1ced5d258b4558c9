/** The engine from the command line: files in, one JSON file each out. Never a stack trace. */
@NullMarked
package ai.extraly.engine.cli;

import org.jspecify.annotations.NullMarked;
