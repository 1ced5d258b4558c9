/** What is known about languages, as data: labels, months, words. A language is added by adding its files to the resources and its code to the list. */
@NullMarked
package ai.extraly.engine.lexicon;

import org.jspecify.annotations.NullMarked;
