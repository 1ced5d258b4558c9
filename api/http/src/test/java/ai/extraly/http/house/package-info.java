/** A house in memory: it answers the contract's messages as the other rooms do, so that the edge can be tried from a client's side. */
@NullMarked
package ai.extraly.http.house;

import org.jspecify.annotations.NullMarked;
