/**
 * The hash chain over the event log: what of a stored event is covered, how an event is linked to the one before it in its stream,
 * and how a break is found and named. Plain functions over bytes; who reads them from where is nobody's business here.
 */
@NullMarked
package ai.extraly.contract.chain;

import org.jspecify.annotations.NullMarked;
