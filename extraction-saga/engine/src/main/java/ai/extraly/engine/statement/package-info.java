/** Bank statements: the page model in, a bank statement with its evidence and checks out. No bank is known by name or layout. */
@NullMarked
package ai.extraly.engine.statement;

import org.jspecify.annotations.NullMarked;
