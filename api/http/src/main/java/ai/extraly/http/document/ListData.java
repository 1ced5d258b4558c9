package ai.extraly.http.document;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of documents. */
@JsonPropertyOrder({"data", "meta"})
@Schema(name = "DocumentListAnswer")
record ListData(List<SummaryData> data, Meta meta) {
    @JsonPropertyOrder({"current_page", "last_page", "per_page", "total"})
    @Schema(name = "PageMeta")
    record Meta(int currentPage, long lastPage, int perPage, long total) {
        static Meta of(int page, int perPage, long total) {
            return new Meta(page, Math.max(1, Math.ceilDiv(total, perPage)), perPage, total);
        }
    }
}
