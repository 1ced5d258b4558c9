/**
 * From a multipart request to an original in the vault and checked details, without a temporary file and with little memory.
 */
@NullMarked
package ai.extraly.http.upload;

import org.jspecify.annotations.NullMarked;
