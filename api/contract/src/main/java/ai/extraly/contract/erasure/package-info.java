/** What proves that a document is gone. */
@NullMarked
package ai.extraly.contract.erasure;

import org.jspecify.annotations.NullMarked;
