package ai.extraly.engine.worker;

import ai.extraly.engine.DetectionType;
import ai.extraly.engine.Unreadable;
import java.util.List;

/** What became of a document that was handed to a child. */
public sealed interface Outcome {

    /**
     * It was read.
     *
     * @param type    what it was read as
     * @param results the JSON that {@link ai.extraly.engine.Extracted#toJson()} writes, as the child sent it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Read(DetectionType type, int pages, byte[] results) implements Outcome {}

    /** It cannot be read, and trying again would not help unless the reason is that it took too long. */
    record Refused(Unreadable why) implements Outcome {}

    /** Reading it took its child down, for a reason that need not lie in the document. Another attempt may fare better. */
    record Lost(Ending how) implements Outcome {}

    /**
     * The engine has a bug. The child lives on.
     *
     * @param kind  the exception's class; what it says may be words of the document and stays in the child
     * @param place where it was thrown, innermost first
     */
    record Broken(String kind, List<String> place) implements Outcome {}
}
