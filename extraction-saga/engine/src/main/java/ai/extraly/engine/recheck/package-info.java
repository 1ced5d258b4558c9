/** Looks at results that a person corrected as if they had been read. It knows the documented shapes and what must hold in them; it reads no document. */
@NullMarked
package ai.extraly.engine.recheck;

import org.jspecify.annotations.NullMarked;
