/** Webhooks, as far as the edge has to do with them: which URLs it takes in, and to try a receiver. */
@NullMarked
package ai.extraly.http.webhook;

import org.jspecify.annotations.NullMarked;
