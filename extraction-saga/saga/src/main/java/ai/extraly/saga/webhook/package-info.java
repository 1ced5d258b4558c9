/**
 * Webhooks on their way out. The event log is the couriers' queue; what is due lies in MongoDB, where the couriers of all nodes lease
 * it, one attempt each. An attempt is one POST, to the address that was checked and to no other.
 */
@NullMarked
package ai.extraly.saga.webhook;

import org.jspecify.annotations.NullMarked;
