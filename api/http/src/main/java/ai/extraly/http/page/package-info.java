/**
 * The API's description as a page for people, made on the server from the same document that programs read. It needs no script and
 * nothing from any other host.
 */
@NullMarked
package ai.extraly.http.page;

import org.jspecify.annotations.NullMarked;
