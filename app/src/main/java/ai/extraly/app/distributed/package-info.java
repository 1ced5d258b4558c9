/**
 * The set-up for many machines: events, commands and queries through Axon Server, all else in a MongoDB replica set. Both are found by
 * configuration alone ({@code axon.axonserver.servers}, {@code spring.mongodb.uri}).
 */
@NullMarked
package ai.extraly.app.distributed;

import org.jspecify.annotations.NullMarked;
