package ai.extraly.http.audit;

import ai.extraly.http.security.ApiClient;
import ai.extraly.http.web.Data;
import ai.extraly.http.web.QueryString;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a document. */
@RestController
@RequestMapping("/api/v1/documents/{id}/history")
class HistoryController {
    private final Histories histories;

    HistoryController(Histories histories) {
        this.histories = histories;
    }

    @GetMapping
    @Described.Owned
    Data<HistoryData> read(
            @AuthenticationPrincipal ApiClient caller,
            @Parameter(description = Described.ID) @PathVariable String id,
            HttpServletRequest request) {
        return new Data<>(histories.read(caller, id, new QueryString(request)));
    }
}
