/**
 * The edge of the house: REST, security, uploads and exports. It speaks the contract's messages and the vault, and nothing else: it
 * keeps no state of its own but caches of half a second, so any number of nodes may run it.
 */
@NullMarked
package ai.extraly.http;

import org.jspecify.annotations.NullMarked;
