package ai.extraly.http.results;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.Results;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.Vault;
import ai.extraly.vault.results.ResultsJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fetches results from the vault, whole: what was altered there is noticed before a byte of it goes out. */
@Component
public class StoredResults {
    private final Vault vault;

    StoredResults(Vault vault) {
        this.vault = vault;
    }

    /** The results of a completed document. */
    public ResultsJson read(DocumentView document) {
        Results results = Optional.ofNullable(document.results())
                .orElseThrow(() -> new IllegalStateException(document.documentId() + " has no results"));
        return read(document.documentId(), results.content());
    }

    /** Results of a document, of whichever run. */
    public ResultsJson read(DocumentId document, ClaimCheck results) {
        try (InputStream content = vault.read(DataKeyId.of(document), results)) {
            return new ResultsJson(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
