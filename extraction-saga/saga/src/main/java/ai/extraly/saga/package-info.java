/**
 * What is waited for, and what then. The saga decides and waits and does no I/O; the stateless workers beside it do the work and
 * report back by commands.
 */
@NullMarked
package ai.extraly.saga;

import org.jspecify.annotations.NullMarked;
