/**
 * The past of documents: for their owners with its content, for auditors and operators without, and with a record of who looked.
 */
@NullMarked
package ai.extraly.http.audit;

import org.jspecify.annotations.NullMarked;
