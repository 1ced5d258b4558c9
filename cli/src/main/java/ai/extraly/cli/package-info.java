/**
 * The command line of the jar: {@code java -jar extraly.jar ops …}. A client of the HTTP API like any other, for people: it prints
 * tables and progress, and an error as one sentence. It starts no server and knows no side of the house.
 */
@NullMarked
package ai.extraly.cli;

import org.jspecify.annotations.NullMarked;
