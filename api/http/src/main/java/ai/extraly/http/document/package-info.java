/**
 * Documents as their owner sees them: submit, look, list, delete.
 */
@NullMarked
package ai.extraly.http.document;

import org.jspecify.annotations.NullMarked;
