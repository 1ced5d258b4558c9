/** The aggregates. They decide; they do no I/O and have no clock. Other rooms reach them by commands alone. */
@NullMarked
package ai.extraly.command;

import org.jspecify.annotations.NullMarked;
