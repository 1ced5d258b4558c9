package ai.extraly.http.openapi;

import ai.extraly.http.error.ErrorCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The errors of a call that do not follow from what it is. What follows: 401 and 403 from its credentials, 429 where calls are
 * counted, 500 and 503 always.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {
    ErrorCode[] value();
}
