/** Looks for what could be left of a deleted document. */
@NullMarked
package ai.extraly.query.erasure;

import org.jspecify.annotations.NullMarked;
