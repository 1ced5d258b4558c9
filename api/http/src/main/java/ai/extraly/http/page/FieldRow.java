package ai.extraly.http.page;

/**
 * A field of a body, or a parameter.
 *
 * @param name as a path, when it lies within another one
 * @param depth how deep it lies
 * @param typeHtml with a link where it has a shape of its own
 */
record FieldRow(String name, int depth, String typeHtml, boolean required, String descriptionHtml) {}
