/** How the read models stand, and building them anew: for operators. */
@NullMarked
package ai.extraly.http.projection;

import org.jspecify.annotations.NullMarked;
