/**
 * What all read models share. A row is the fold of one aggregate's events and remembers the newest that it has seen, so an event
 * that is delivered again changes nothing. A batch of events costs one read and one write of its rows, and both are over before the
 * unit of work commits: no token is ever ahead of the rows that it vouches for.
 */
@NullMarked
package ai.extraly.query.model;

import org.jspecify.annotations.NullMarked;
