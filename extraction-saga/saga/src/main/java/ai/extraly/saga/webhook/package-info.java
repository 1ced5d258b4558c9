/** Webhooks on their way out: one POST at a time, to the address that was checked and to no other. */
@NullMarked
package ai.extraly.saga.webhook;

import org.jspecify.annotations.NullMarked;
