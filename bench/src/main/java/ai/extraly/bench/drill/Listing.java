package ai.extraly.bench.drill;

import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The whole list of a caller's documents, read page by page.
 *
 * @param ids as they came, so that a doubled one shows
 * @param total as the last page's meta has it
 */
record Listing(List<String> ids, int total) {
    private static final int PER_PAGE = 100;

    static Listing of(Caller caller) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int page = 1; ; page++) {
            Answer answer = caller.list("sort=created_at&order=asc&per_page=" + PER_PAGE + "&page=" + page)
                    .expect(200);
            ids.addAll(ids(answer));
            JsonNode meta = answer.json().path("meta");
            if (page >= meta.path("last_page").asInt()) {
                return new Listing(List.copyOf(ids), meta.path("total").asInt());
            }
        }
    }

    static List<String> ids(Answer page) {
        return page.data().valueStream().map(row -> row.path("id").asString()).toList();
    }
}
