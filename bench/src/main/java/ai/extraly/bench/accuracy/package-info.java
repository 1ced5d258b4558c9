/** How much of what documents say the engine gets right, measured on a corpus of documents with truth. */
@NullMarked
package ai.extraly.bench.accuracy;

import org.jspecify.annotations.NullMarked;
