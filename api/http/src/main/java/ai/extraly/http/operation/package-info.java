/** Operating what handles events, over HTTP: for operators, with the access token alone. */
@NullMarked
package ai.extraly.http.operation;

import org.jspecify.annotations.NullMarked;
