package ai.extraly.contract.document.query;

import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DocumentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the present engine would fare with a document, against the newest run that had results.
 *
 * @param run that it is compared with
 * @param engine of that run
 * @param differences how many places differ
 * @param paths of the first of them: places alone, no values and no names that the owner chose
 * @param failure why the present engine cannot read it; null when it can
 */
public record Rehearsal(
        DocumentId documentId,
        int run,
        EngineVersion engine,
        EngineVersion presentEngine,
        int differences,
        List<String> paths,
        @Nullable FailureReason failure) {
    public Rehearsal {
        paths = List.copyOf(paths);
    }
}
