/**
 * What all calls share: how JSON looks, how a request is named, what the servlet container is asked to do.
 */
@NullMarked
package ai.extraly.http.web;

import org.jspecify.annotations.NullMarked;
