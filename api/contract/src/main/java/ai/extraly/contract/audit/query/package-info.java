/**
 * What can be asked about the past of documents, and what is answered. Personal fields stay sealed.
 */
@NullMarked
package ai.extraly.contract.audit.query;

import org.jspecify.annotations.NullMarked;
