/**
 * What only a document's own events tell, read from the event log at the moment that somebody asks: never behind, nothing to rebuild.
 */
@NullMarked
package ai.extraly.query.history;

import org.jspecify.annotations.NullMarked;
