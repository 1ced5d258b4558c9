package ai.extraly.bench.drill;

import ai.extraly.bench.system.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A call that nobody should make, and how it is to be refused.
 *
 * @param what is wrong with it
 * @param field that {@code details} must name; empty for none
 */
record WrongInput(String what, int status, String code, String field, Call call) {
    /** How the call is made. */
    interface Call {
        Answer make() throws IOException;
    }

    static WrongInput of(String what, int status, String code, Call call) {
        return new WrongInput(what, status, code, "", call);
    }

    /** What is not as documented in the answer; empty when all is well. */
    List<String> faults(Answer answer) {
        List<String> faults = new ArrayList<>();
        require(answer.status() == status, "status " + answer.status() + " instead of " + status, faults);
        require(
                answer.header("Content-Type").startsWith("application/json"),
                "Content-Type " + answer.header("Content-Type"),
                faults);
        require(!answer.header("X-Request-Id").isEmpty(), "no X-Request-Id", faults);
        require(
                !answer.text().contains("Exception") && !answer.text().contains("ai.extraly"),
                "innards are shown",
                faults);
        try {
            envelope(answer.json(), faults);
        } catch (JacksonException e) {
            faults.add("the body is not JSON");
        }
        return faults;
    }

    private void envelope(JsonNode body, List<String> faults) {
        JsonNode error = body.path("error");
        require(names(body).equals(Set.of("error")), "keys " + names(body), faults);
        require(
                Set.of("code", "message", "details").containsAll(names(error)),
                "keys of error " + names(error),
                faults);
        require(
                error.path("code").asString("").equals(code),
                "code " + error.path("code") + " instead of " + code,
                faults);
        require(!error.path("message").asString("").isBlank(), "no message", faults);
        if (!field.isEmpty()) {
            JsonNode reasons = error.path("details").path(field);
            require(
                    reasons.isArray() && !reasons.isEmpty() && reasons.get(0).isString(),
                    "details do not name " + field + ": " + error.path("details"),
                    faults);
        }
    }

    private static void require(boolean kept, String otherwise, List<String> faults) {
        if (!kept) {
            faults.add(otherwise);
        }
    }

    private static Set<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
