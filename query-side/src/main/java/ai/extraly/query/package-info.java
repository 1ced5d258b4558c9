/**
 * The query side: read models in MongoDB, folded from the event log, and the answers to the contract's queries. It decides nothing
 * and loses nothing: all that it keeps can be built again from the log.
 */
@NullMarked
package ai.extraly.query;

import org.jspecify.annotations.NullMarked;
