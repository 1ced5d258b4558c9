/**
 * What a document can be asked to do. Every command is idempotent: sent twice, it takes effect once.
 */
@NullMarked
package ai.extraly.contract.document.command;

import org.jspecify.annotations.NullMarked;
