/** Invoices: the page model in, an invoice with its evidence and checks out. Candidates come from labels and places; sums that must hold choose among them. No seller is known by name or layout. */
@NullMarked
package ai.extraly.engine.invoice;

import org.jspecify.annotations.NullMarked;
