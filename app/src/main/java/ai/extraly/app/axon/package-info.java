/**
 * How Axon is set up wherever Extraly runs: how messages are written, where processors keep their place, sagas their state and
 * events that could not be handled. All of that is kept in MongoDB, in one database with the read models, so that it is lost
 * together or not at all. Nothing here knows where events are stored.
 */
@NullMarked
package ai.extraly.app.axon;

import org.jspecify.annotations.NullMarked;
