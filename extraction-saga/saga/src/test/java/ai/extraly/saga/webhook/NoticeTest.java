package ai.extraly.saga.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.results.ResultsJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoticeTest {
    private static final DocumentId ID = DocumentId.derived(new byte[16]);
    private static final Instant AT = Instant.parse("2026-03-21T10:31:15.678Z");

    private static String completed(String results) {
        ResultsJson stored =
                new ResultsJson(("{\"results\":" + results + ",\"evidence\":{}}").getBytes(StandardCharsets.UTF_8));
        return new String(Notice.completed(ID, stored, "{\"order\": 1.10}", AT), StandardCharsets.UTF_8);
    }

    @Test
    void tellsThatADocumentWasCompletedInItsDocumentedForm() {
        assertThat(completed("{\"bank_name\":\"ПриватБанк\",\"opening_balance\":15230.50}"))
                .isEqualTo("{\"event\":\"document.completed\",\"document_id\":\"doc_00000000000000000000000000\","
                        + "\"status\":\"completed\",\"results\":{\"bank_name\":\"ПриватБанк\",\"opening_balance\":15230.50},"
                        + "\"metadata\":{\"order\": 1.10},\"timestamp\":\"2026-03-21T10:31:15Z\"}");
    }

    @Test
    void tellsThatADocumentFailedInItsDocumentedForm() {
        assertThat(new String(Notice.failed(ID, FailureReason.CORRUPTED, "{}", AT), StandardCharsets.UTF_8))
                .isEqualTo("{\"event\":\"document.failed\",\"document_id\":\"doc_00000000000000000000000000\","
                        + "\"status\":\"failed\",\"error\":{\"code\":\"PROCESSING_ERROR\","
                        + "\"message\":\"The file is damaged and cannot be read.\"},"
                        + "\"metadata\":{},\"timestamp\":\"2026-03-21T10:31:15Z\"}");
    }

    @Test
    void leavesTheRowsOutOfResultsThatAreTooLarge() {
        // given
        String rows = "[{\"description\":\"" + "x".repeat(Notice.LARGEST_RESULTS) + "\"}]";
        // when
        String notice = completed("{\"total\":1.50,\"transactions\":" + rows + ",\"transaction_count\":1}");
        // then
        assertThat(notice)
                .contains(
                        "\"results\":{\"total\":1.50,\"transaction_count\":1},\"results_truncated\":true,\"metadata\"");
    }

    @Test
    void passesResultsOnWholeThatAreJustSmallEnough() {
        // given
        String frame = "{\"a\":\"\",\"rows\":[]}";
        String results = "{\"a\":\"" + "x".repeat(Notice.LARGEST_RESULTS - frame.length()) + "\",\"rows\":[]}";
        // then
        assertThat(completed(results)).contains(results).doesNotContain("results_truncated");
    }
}
