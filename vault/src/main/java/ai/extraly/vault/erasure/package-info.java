/**
 * The record of what was destroyed: one a deployment, outside of what a backup holds, so that a restored backup can be told what it
 * must not bring back. It has opaque ids only.
 */
@NullMarked
package ai.extraly.vault.erasure;

import org.jspecify.annotations.NullMarked;
