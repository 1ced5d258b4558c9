/**
 * Where webhooks may go. Whoever takes a URL in and whoever calls it judge it by the same rule, which is here: how a URL is written,
 * which addresses are out of bounds, and which addresses a name stands for at this moment.
 */
@NullMarked
package ai.extraly.contract.webhook;

import org.jspecify.annotations.NullMarked;
