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
            Call.of("PUT", "/ops/accounts/{id}/plan", TOKEN, "operator", 200, 400, 401, 403, 404),
            Call.of("PUT", "/ops/accounts/{id}/roles", TOKEN, "operator", 200, 400, 401, 403, 404),
            Call.of("POST", "/ops/audit/verify", TOKEN, "auditor", 200, 400, 401, 403, 404, 409),
            Call.of("GET", "/ops/audit/export", TOKEN, "auditor", 200, 400, 401, 403, 409),
            Call.of("GET", "/ops/audit/key", TOKEN, "auditor", 200, 401, 403));

    private ContractTable() {}
}
