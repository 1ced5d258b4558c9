package ai.extraly.bench.drill;

import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a caller can read, byte for byte: lists in several orders, details, exports, originals. */
record Snapshot(Map<String, Content> answers) {
    private static final List<String> LISTS = List.of(
            "sort=created_at&order=desc&per_page=3",
            "sort=created_at&order=asc&per_page=100",
            "sort=updated_at&order=desc&per_page=3",
            "sort=updated_at&order=asc&per_page=100",
            "status=completed",
            "status=failed",
            "detection_type=invoice",
            "detection_type=bank_statement");

    /** What counts of an answer. */
    @SuppressWarnings("ArrayRecordComponent") // compared by equalTo alone
    private record Content(int status, String type, String disposition, byte[] body) {
        static Content of(Answer answer) {
            return new Content(
                    answer.status(),
                    answer.header("Content-Type"),
                    answer.header("Content-Disposition"),
                    answer.body());
        }

        boolean equalTo(Content other) {
            return status == other.status
                    && type.equals(other.type)
                    && disposition.equals(other.disposition)
                    && Arrays.equals(body, other.body);
        }
    }

    static Snapshot of(Caller caller, Collection<String> documents) throws IOException {
        Map<String, Content> answers = new LinkedHashMap<>();
        for (String query : LISTS) {
            int pages = 1;
            for (int page = 1; page <= pages; page++) {
                Answer answer = caller.list(query + "&page=" + page);
                answers.put("list " + query + " page " + page, Content.of(answer));
                pages = answer.json().path("meta").path("last_page").asInt(1);
            }
        }
        for (String id : documents) {
            answers.put("detail " + id, Content.of(caller.document(id)));
            answers.put("original " + id, Content.of(caller.get("/documents/" + id + "/original")));
            for (String format : List.of("csv", "xlsx", "json", "xml")) {
                answers.put("export " + format + " " + id, Content.of(caller.export(id, format)));
            }
        }
        return new Snapshot(answers);
    }

    int size() {
        return answers.size();
    }

    long bytes() {
        return answers.values().stream()
                .mapToLong(content -> content.body().length)
                .sum();
    }

    /** The names of the answers that differ, or that only one of the two has. */
    List<String> differencesTo(Snapshot other) {
        List<String> differences = new ArrayList<>();
        answers.forEach((name, content) -> {
            Content theirs = other.answers.get(name);
            if (theirs == null || !content.equalTo(theirs)) {
                differences.add(name);
            }
        });
        other.answers.keySet().stream()
                .filter(name -> !answers.containsKey(name))
                .forEach(differences::add);
        return differences;
    }
}
