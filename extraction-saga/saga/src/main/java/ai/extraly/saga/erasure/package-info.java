/** Sees to it that what was deleted is destroyed, whatever crashed in between. */
@NullMarked
package ai.extraly.saga.erasure;

import org.jspecify.annotations.NullMarked;
