/**
 * Drills: what Extraly promises, tried on the running system from outside. Each drill starts the jar as a process of its own, speaks
 * HTTP to it, and stops or kills it. Nothing here uses a class of the system.
 */
@NullMarked
package ai.extraly.bench;

import org.jspecify.annotations.NullMarked;
