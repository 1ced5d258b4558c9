/** The extraction workers. The event log is their queue: a segment of their processor is a lane, and a lane works on one document at a time. */
@NullMarked
package ai.extraly.saga.extraction;

import org.jspecify.annotations.NullMarked;
