@NullMarked
package ai.extraly.app.axon;

import org.jspecify.annotations.NullMarked;
