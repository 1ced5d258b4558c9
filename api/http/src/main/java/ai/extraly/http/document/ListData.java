package ai.extraly.http.document;

import ai.extraly.http.web.PageMeta;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of documents. */
@JsonPropertyOrder({"data", "meta"})
@Schema(name = "DocumentListAnswer")
record ListData(List<SummaryData> data, PageMeta meta) {}
