/**
 * What the plans of this deployment allow.
 */
@NullMarked
package ai.extraly.http.plan;

import org.jspecify.annotations.NullMarked;
