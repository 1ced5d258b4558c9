/**
 * Signed checkpoints of the event log: what the head of each stream was, and where the log ended, at an instant. A chain of links
 * shows what was altered in its middle; only somebody who remembers its end can tell that the end is missing.
 */
@NullMarked
package ai.extraly.vault.checkpoint;

import org.jspecify.annotations.NullMarked;
