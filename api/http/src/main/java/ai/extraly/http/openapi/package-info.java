/**
 * What the API says of itself: an OpenAPI document made from the handlers. Paths, methods and shapes come from the code; words, query
 * parameters and errors from annotations beside it; examples from a system that really ran. Nobody has to keep it in step by hand.
 */
@NullMarked
package ai.extraly.http.openapi;

import org.jspecify.annotations.NullMarked;
