/** The system as its users and its machine see it: a process, an address, a directory. */
@NullMarked
package ai.extraly.bench.system;

import org.jspecify.annotations.NullMarked;
