package ai.extraly.http.page;

import ai.extraly.http.error.ErrorCode;
import java.util.Arrays;
import java.util.List;

/** The documented error codes, as a table. */
final class ErrorTable {
    private ErrorTable() {}

    static List<Reference.ErrorRow> rows() {
        return Arrays.stream(ErrorCode.values())
                .map(code -> new Reference.ErrorRow(code.status(), code.name(), code.message()))
                .toList();
    }
}
