@NullMarked
package ai.extraly.app.operation;

import org.jspecify.annotations.NullMarked;
