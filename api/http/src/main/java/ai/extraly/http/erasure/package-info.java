/** What operators and auditors ask about what was erased. */
@NullMarked
package ai.extraly.http.erasure;

import org.jspecify.annotations.NullMarked;
