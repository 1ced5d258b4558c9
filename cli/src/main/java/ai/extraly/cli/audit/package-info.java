/** The auditor's commands: histories, and whether they can be trusted. */
@NullMarked
package ai.extraly.cli.audit;

import org.jspecify.annotations.NullMarked;
