package ai.extraly.engine.worker;

import ai.extraly.engine.Request;
import org.jspecify.annotations.Nullable;

/** What a child is to do with the document that follows. */
sealed interface Task {

    /** Tell the number of pages as soon as it is known, then read. */
    record Extract(Request request) implements Task {}

    /** Tell the number of pages, or why it cannot be told. */
    record CountPages(@Nullable String password) implements Task {}
}
