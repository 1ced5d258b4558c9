package ai.extraly.http.upload;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A file that was taken in.
 *
 * @param content digest of its bytes as they were sent
 * @param stored where it lies in the vault; null when it was only looked at
 */
record Original(
        DocumentFormat format,
        String fileName,
        Sha256 content,
        @Nullable ClaimCheck stored) {
    /** The field that it comes in; there is an alias, {@link #ALIAS}. */
    static final String FIELD = "document";

    static final String ALIAS = "file";

    static final long LARGEST = 20L * 1024 * 1024;

    static ApiException tooLarge() {
        return new ApiException(ErrorCode.FILE_TOO_LARGE, "The file is larger than 20 MB.");
    }
}
