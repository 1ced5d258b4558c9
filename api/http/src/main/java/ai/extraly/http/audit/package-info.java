/**
 * The past of documents: for their owners with its content, for auditors and operators without, and with a record of who looked. And the
 * audit of the event log: whether its chain is whole, and an export of it that others can verify without us.
 */
@NullMarked
package ai.extraly.http.audit;

import org.jspecify.annotations.NullMarked;
