/**
 * Questions about documents, and the views that answer them.
 */
@NullMarked
package ai.extraly.contract.document.query;

import org.jspecify.annotations.NullMarked;
