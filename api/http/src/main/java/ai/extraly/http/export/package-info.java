/**
 * Results as files: CSV, XLSX, JSON and XML.
 */
@NullMarked
package ai.extraly.http.export;

import org.jspecify.annotations.NullMarked;
