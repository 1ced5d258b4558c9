/** The smallest domain that has an aggregate, an event and a saga: what the set-ups are tried with. */
@NullMarked
package ai.extraly.tally;

import org.jspecify.annotations.NullMarked;
