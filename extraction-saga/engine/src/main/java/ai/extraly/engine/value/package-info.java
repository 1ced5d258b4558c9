/** Printed values to typed ones: money, dates, currencies, account and tax numbers. Pure functions; the only state is the conventions of one document. */
@NullMarked
package ai.extraly.engine.value;

import org.jspecify.annotations.NullMarked;
