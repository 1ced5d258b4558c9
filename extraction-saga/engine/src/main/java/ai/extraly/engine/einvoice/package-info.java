/**
 * The invoice that a PDF carries as XML: Factur-X, ZUGFeRD and XRechnung, in the syntaxes CII and UBL. It says what the XML says and
 * where the page says the same; it decides nothing that is not written, and no XML makes it throw.
 */
@NullMarked
package ai.extraly.engine.einvoice;

import org.jspecify.annotations.NullMarked;
