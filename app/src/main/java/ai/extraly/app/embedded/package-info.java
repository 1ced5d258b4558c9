/**
 * The one-machine set-up: an event log in a file, synced before anybody is answered, and an in-process MongoDB whose file may be
 * lost, because everything in it follows from the event log. Only this package knows H2 and the MongoDB that is not one.
 */
@NullMarked
package ai.extraly.app.embedded;

import org.jspecify.annotations.NullMarked;
