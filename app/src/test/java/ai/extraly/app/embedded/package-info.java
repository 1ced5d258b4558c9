@NullMarked
package ai.extraly.app.embedded;

import org.jspecify.annotations.NullMarked;
