/**
 * The read model of documents, how many there are of each kind, and the answers to what is asked about them. Personal fields pass
 * through sealed.
 */
@NullMarked
package ai.extraly.query.document;

import org.jspecify.annotations.NullMarked;
