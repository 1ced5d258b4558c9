/**
 * Who calls, and whether they may. Decided for each request from the read models, before a byte of the body is read.
 */
@NullMarked
package ai.extraly.http.security;

import org.jspecify.annotations.NullMarked;
