package ai.extraly.http.openapi;

import static ai.extraly.http.openapi.Access.OPEN;
import static ai.extraly.http.openapi.Access.TOKEN;
import static ai.extraly.http.openapi.Access.TOKEN_AND_KEY;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The calls of the contract, written by hand: what is promised is not to be read off what was made. */
final class ContractTable {
    /**
     * One call.
     *
     * @param statuses what may be answered, beside 500 and 503
     */
    record Call(String method, String path, Access access, String role, Set<Integer> statuses) {
        static Call of(String method, String path, Access access, String role, int... statuses) {
            return new Call(
                    method,
                    path,
                    access,
                    role,
                    Stream.concat(Stream.of(500, 503), IntStream.of(statuses).boxed())
                            .collect(Collectors.toSet()));
        }
    }

    static final List<Call> CALLS = List.of(
            Call.of("GET", "/openapi.json", OPEN, "", 200),
            Call.of("POST", "/auth/register", OPEN, "", 201, 400, 409, 429),
            Call.of("POST", "/auth/login", OPEN, "", 200, 400, 401, 429),
            Call.of("POST", "/auth/logout", TOKEN, "", 200, 401),
            Call.of("PUT", "/auth/password", TOKEN, "", 200, 400, 401, 429),
            Call.of("DELETE", "/account", TOKEN, "", 200, 400, 401, 429),
            Call.of("POST", "/api-keys", TOKEN, "", 201, 400, 401),
            Call.of("GET", "/api-keys", TOKEN, "", 200, 401),
            Call.of("DELETE", "/api-keys/{id}", TOKEN, "", 200, 401, 404),
            Call.of("POST", "/documents", TOKEN_AND_KEY, "user", 201, 400, 401, 403, 409, 413, 415, 429),
            Call.of("GET", "/documents", TOKEN_AND_KEY, "user", 200, 400, 401, 403, 429),
            Call.of("GET", "/documents/{id}", TOKEN_AND_KEY, "user", 200, 400, 401, 403, 404, 429),
            Call.of("DELETE", "/documents/{id}", TOKEN_AND_KEY, "user", 200, 401, 403, 404, 409, 429),
            Call.of(
                    "GET",
                    "/documents/{id}/export/{format}",
                    TOKEN_AND_KEY,
                    "user",
                    200,
                    400,
                    401,
                    403,
                    404,
                    409,
                    422,
                    429),
            Call.of("GET", "/documents/{id}/history", TOKEN_AND_KEY, "user", 200, 400, 401, 403, 404, 429),
            Call.of("POST", "/documents/{id}/reprocess", TOKEN_AND_KEY, "user", 202, 400, 401, 403, 404, 409, 429),
            Call.of("GET", "/documents/{id}/diff", TOKEN_AND_KEY, "user", 200, 400, 401, 403, 404, 429),
            Call.of("PATCH", "/documents/{id}/results", TOKEN_AND_KEY, "user", 200, 400, 401, 403, 404, 409, 413, 429),
            Call.of("GET", "/documents/{id}/original", TOKEN_AND_KEY, "user", 200, 401, 403, 404, 429),
            Call.of("GET", "/documents/{id}/webhooks", TOKEN_AND_KEY, "user", 200, 401, 403, 404, 429),
            Call.of(
                    "POST",
                    "/documents/{id}/webhooks/{delivery}/redeliver",
                    TOKEN_AND_KEY,
                    "user",
                    202,
                    401,
                    403,
                    404,
                    409,
                    429),
            Call.of("POST", "/webhooks/test", TOKEN_AND_KEY, "user", 200, 400, 401, 403, 429),
            Call.of("POST", "/webhook-secret/rotate", TOKEN, "", 200, 401),
            Call.of("GET", "/usage", TOKEN, "", 200, 401),
            Call.of("GET", "/ops/audit/documents", TOKEN, "auditor", 200, 400, 401, 403),
            Call.of("GET", "/ops/audit/documents/{id}", TOKEN, "auditor", 200, 400, 401, 403, 404),
            Call.of("GET", "/ops/audit/access", TOKEN, "auditor", 200, 400, 401, 403),
            Call.of("POST", "/ops/dry-run", TOKEN, "operator", 200, 400, 401, 403),
            Call.of("PUT", "/ops/accounts/{id}/plan", TOKEN, "operator", 200, 400, 401, 403, 404),
            Call.of("PUT", "/ops/accounts/{id}/roles", TOKEN, "operator", 200, 400, 401, 403, 404),
            Call.of("GET", "/ops/processors", TOKEN, "operator", 200, 401, 403),
            Call.of("POST", "/ops/processors/{name}/split", TOKEN, "operator", 200, 400, 401, 403, 404, 409),
            Call.of("POST", "/ops/processors/{name}/merge", TOKEN, "operator", 200, 400, 401, 403, 404, 409),
            Call.of("GET", "/ops/dead-letters", TOKEN, "operator", 200, 400, 401, 403),
            Call.of("POST", "/ops/dead-letters/{id}/retry", TOKEN, "operator", 200, 401, 403, 404, 409),
            Call.of("DELETE", "/ops/dead-letters/{id}", TOKEN, "operator", 200, 400, 401, 403, 404, 409),
            Call.of("GET", "/ops/projections", TOKEN, "operator", 200, 401, 403),
            Call.of("POST", "/ops/projections/{name}/rebuild", TOKEN, "operator", 202, 400, 401, 403, 404, 409),
            Call.of("POST", "/ops/projections/{name}/verify", TOKEN, "operator", 202, 400, 401, 403, 404, 409),
            Call.of("GET", "/ops/rebuilds/{id}", TOKEN, "operator", 200, 401, 403, 404),
            Call.of("GET", "/ops/rebuilds/{id}/events", TOKEN, "operator", 200, 401, 403, 404),
            Call.of("DELETE", "/ops/rebuilds/{id}", TOKEN, "operator", 200, 401, 403, 404, 409),
            Call.of("GET", "/ops/erasures/{documentId}", TOKEN, "auditor", 200, 401, 403, 404, 409),
            Call.of("POST", "/ops/backups", TOKEN, "operator", 202, 401, 403, 409),
            Call.of("GET", "/ops/backups", TOKEN, "operator", 200, 401, 403),
            Call.of("GET", "/ops/keys", TOKEN, "operator", 200, 401, 403),
            Call.of("POST", "/ops/keys/rotate", TOKEN, "operator", 202, 401, 403, 409),
            Call.of("POST", "/ops/audit/verify", TOKEN, "auditor", 200, 400, 401, 403, 404, 409),
            Call.of("GET", "/ops/audit/export", TOKEN, "auditor", 200, 400, 401, 403, 409),
            Call.of("GET", "/ops/audit/key", TOKEN, "auditor", 200, 401, 403));

    private ContractTable() {}
}
