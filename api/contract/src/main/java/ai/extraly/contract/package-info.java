/**
 * The language that all rooms of the house speak: ids, claim checks, sealed fields, commands, events, queries and views.
 * Nothing here decides, stores or knows Spring. A stored event is a contract for ever: its type name and its JSON never change
 * without a new revision and an upcaster.
 */
@NullMarked
package ai.extraly.contract;

import org.jspecify.annotations.NullMarked;
