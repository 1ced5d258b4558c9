package ai.extraly.http.document;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.error.ApiException;
import ai.extraly.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a caller calls a submission, so that it is one document however often it is sent. */
record IdempotencyKey(String value) {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");
    private static final int ID_BYTES = 16;

    /** The key in the request's header, if there is one. @throws ApiException when it is malformed */
    static Optional<IdempotencyKey> of(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders(HEADER));
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        if (sent.size() > 1 || !FORM.matcher(sent.getFirst()).matches()) {
            throw ApiException.invalid(
                    HEADER, "The header Idempotency-Key must be sent once, with 1 to 255 printable ASCII characters.");
        }
        return Optional.of(new IdempotencyKey(sent.getFirst()));
    }

    /** The document that this key stands for. The same key of another account stands for another one. */
    DocumentId document(AccountId account, Vault vault) {
        byte[] derived = vault.derive("document", account.value() + "/" + value);
        return DocumentId.derived(Arrays.copyOf(derived, ID_BYTES));
    }
}
