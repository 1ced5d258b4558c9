/** What is left of the work in hand when the process dies at the worst moments. */
@NullMarked
package ai.extraly.app.crash;

import org.jspecify.annotations.NullMarked;
