@NullMarked
package ai.extraly.app.distributed;

import org.jspecify.annotations.NullMarked;
