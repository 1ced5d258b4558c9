/**
 * What happened to a document. These types are stored for ever: see the golden files beside their test.
 */
@NullMarked
package ai.extraly.contract.document.event;

import org.jspecify.annotations.NullMarked;
