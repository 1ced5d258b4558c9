/** Labels on a page and the values printed beside, after or under them, in any language; custom fields by name. Knows nothing of document types. */
@NullMarked
package ai.extraly.engine.fields;

import org.jspecify.annotations.NullMarked;
