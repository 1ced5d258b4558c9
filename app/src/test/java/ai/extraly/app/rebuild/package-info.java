/** Rebuilds on the stores of one machine: how fast they are, that they come to the same, and that they survive a killed process. */
@NullMarked
package ai.extraly.app.rebuild;

import org.jspecify.annotations.NullMarked;
