/**
 * Reads documents in child processes, so that none can take this process down. {@link ai.extraly.engine.worker.Workers} is the
 * only door: it never throws for what a document does to its child.
 *
 * <p>A child is given its task and its document through its standard input, answers through its standard output, and has nothing
 * else: an environment of three entries, a folder of its own, and no reason to open a connection. It ends when its standard input
 * does, so it does not outlive whoever started it.
 */
@NullMarked
package ai.extraly.engine.worker;

import org.jspecify.annotations.NullMarked;
