package ai.extraly.http.fuzz;

import ai.extraly.http.house.Client;
import ai.extraly.http.house.Multipart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes requests that are right in most places and wrong in some: known methods and paths with hostile pieces put into them, known
 * fields with wrong values, headers twice, too long or not in any alphabet, bodies cut off. The same seed makes the same requests.
 */
final class WildRequests {
    /** A method and the pattern of a path. */
    record Mapped(String method, String pattern) {}

    /** Somebody's real credentials, and the id of one of his documents. */
    record Somebody(String token, String key, String document) {}

    private static final List<String> METHODS = List.of(
            "GET",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "HEAD",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "FROB",
            "get",
            "G E T",
            "GET\t",
            "\u0001",
            "",
            "POST/",
            "A".repeat(300));

    private static final List<String> PIECES = List.of(
            "nonsense",
            "doc_00000000000000000000000000",
            "doc_zzzzzzzzzzzzzzzzzzzzzzzzzz",
            "DOC_00000000000000000000000000",
            "acc_00000000000000000000000000",
            "key_00000000000000000000000000",
            "csv",
            "exe",
            "..",
            ".",
            "%2e%2e",
            "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "..%5c..%5cwindows",
            "%00",
            "%0d%0aX-Injected:%20yes",
            "%",
            "%zz",
            "%c0%af",
            "%F0%9F%92%A9",
            "\u00e4\u00f6",
            "a;b=c",
            ";jsessionid=1",
            "a%3bb",
            "'\"<script>alert(1)</script>",
            "${jndi:ldap://x/a}",
            "{id}",
            "*",
            "-1",
            "9".repeat(40),
            "a".repeat(3_000),
            "",
            " ",
            "%20",
            "null");

    private static final List<String> PLACES = List.of(
            "/",
            "*",
            "//",
            "/api",
            "/api/v1",
            "/api/v1/",
            "/api/v2/documents",
            "/API/V1/documents",
            "//api/v1/documents",
            "/api//v1/documents",
            "/api/v1/documents/",
            "/api/v1/documents;a=b",
            "/api/v1/%64ocuments",
            "/api/v1/../v1/documents",
            "/api/v1/documents/../../../actuator/env",
            "/api/v1/ops",
            "/error",
            "/error?status=200",
            "/actuator",
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/docs",
            "/docs/",
            "/docs/docs.css",
            "/docs/../application.yml",
            "/docs/%2e%2e/application.yml",
            "/static/docs/docs.css",
            "/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF",
            "/application.yml",
            "/favicon.ico",
            "/v3/api-docs",
            "/swagger-ui.html",
            "http://elsewhere.example/api/v1/documents",
            "elsewhere:443",
            "no-slash",
            "/a|b\\c^`{}",
            "/\u0000",
            "/" + "x".repeat(9_000));

    private static final List<String> QUERY_NAMES = List.of(
            "wait",
            "include",
            "page",
            "per_page",
            "status",
            "detection_type",
            "q",
            "created_from",
            "created_to",
            "sort",
            "order",
            "unknown",
            "_method",
            "access_token",
            "format",
            "");

    private static final List<String> QUERY_VALUES = List.of(
            "",
            "0",
            "1",
            "-1",
            "61",
            "99999999999999999999",
            "2147483647",
            "1e3",
            "NaN",
            "evidence",
            "evidence,checks",
            "evidence,,",
            "pending",
            "completed",
            "asc",
            "desc",
            "created_at",
            "auto",
            "doc_",
            "2026-03-21",
            "2026-02-30",
            "2026-03-21T10:30:00Z",
            "2026-03-21T10:30:00+99:00",
            "+999999999-12-31",
            "-999999999-01-01",
            "%00",
            "%zz",
            "%ff%fe",
            "%0d%0a",
            "'",
            "\"",
            "<b>",
            "a".repeat(5_000),
            "%F0%9F%92%A9",
            "null",
            "true",
            "[]",
            "{}");

    private static final List<String> CONTENT_TYPES = List.of(
            "application/json",
            "application/json;charset=UTF-8",
            "application/json;charset=nonsense",
            "application/xml",
            "text/plain",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"",
            "multipart/form-data; boundary=" + "b".repeat(500),
            Multipart.contentType(),
            "multipart/mixed; boundary=x",
            "application/x-www-form-urlencoded",
            "application/octet-stream",
            "nonsense",
            "a/b/c",
            "/",
            ";",
            "application/json, application/json",
            "\u00e4/\u00f6");

    private static final List<String> JSON = List.of(
            "{}",
            "[]",
            "null",
            "1",
            "\"text\"",
            "{\"email\":\"a@example.com\",\"password\":\"short\"}",
            "{\"email\":null,\"password\":null}",
            "{\"email\":1,\"password\":[]}",
            "{\"email\":\"a@b.c\",\"email\":\"a@b.c\",\"password\":\"x\"}",
            "{\"email\":\"\\u0000@example.com\",\"password\":\"correct horse battery\",\"plan\":\"\\ud800\"}",
            "{\"email\":\"a@example.com\",\"password\":\"correct horse battery\",\"plan\":\"none such\"}",
            "{\"name\":\"\"}",
            "{\"name\":\"key\",\"unknown\":{\"a\":[1,2,3]}}",
            "{\"name\":{\"deep\":1}}",
            "{\"plan\":\"free\"}",
            "{\"plan\":{}}",
            "{\"roles\":[\"user\",null,1]}",
            "{\"roles\":\"user\"}",
            "{\"current\":\"wrong password here\",\"new\":\"short\"}",
            "{\"password\":\"wrong\"}",
            "{\"name\":1e999999999}",
            "{\"name\":" + "9".repeat(2_000) + "}",
            "{\"name\":\"" + "x".repeat(70_000) + "\"}",
            "[".repeat(2_000),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200),
            "{\"name\":\"cut off",
            "{'name':'single'}",
            "\ufeff{}",
            "\u0000\u0001\u0002",
            "");

    private final Random random;
    private final List<Mapped> mapped;
    private final List<Somebody> people;

    WildRequests(long seed, List<Mapped> mapped, List<Somebody> people) {
        this.random = new Random(seed);
        this.mapped = mapped;
        this.people = people;
    }

    /** One that is wrong all over, or one whose frame is right, so that it comes as far as the handler. */
    WildRequest next() {
        Mapped call = any(mapped);
        // Whoever logs out is of no use afterwards.
        Somebody somebody =
                call.pattern().endsWith("/logout") ? people.getFirst() : any(people.subList(1, people.size()));
        return oneIn(2) ? framed(call, somebody) : wild(call, somebody);
    }

    private WildRequest framed(Mapped call, Somebody somebody) {
        boolean upload = call.equals(new Mapped("POST", "/api/v1/documents"));
        byte[] body = upload ? multipart() : any(JSON).getBytes(StandardCharsets.UTF_8);
        StringBuilder path = new StringBuilder();
        for (String segment : call.pattern().substring(1).split("/", -1)) {
            path.append('/').append(segment.startsWith("{") ? piece(somebody) : segment);
        }
        List<String> headers = List.of(
                "Host: localhost",
                "Connection: close",
                "Authorization: Bearer " + somebody.token(),
                "X-API-Key: " + somebody.key(),
                "Content-Type: " + (upload ? Multipart.contentType() : "application/json"),
                "Content-Length: " + body.length);
        return new WildRequest(call.method(), path + query(), headers, body);
    }

    private WildRequest wild(Mapped call, Somebody somebody) {
        String method = oneIn(5) ? any(METHODS) : call.method();
        byte[] body = body();
        List<String> headers = new ArrayList<>();
        host(headers);
        credentials(headers, somebody);
        content(headers, body);
        others(headers);
        return new WildRequest(method, target(call, somebody) + query(), headers, body);
    }

    private String target(Mapped call, Somebody somebody) {
        if (oneIn(6)) {
            return any(PLACES);
        }
        StringBuilder path = new StringBuilder();
        for (String segment : call.pattern().substring(1).split("/", -1)) {
            path.append('/').append(segment.startsWith("{") ? piece(somebody) : oneIn(60) ? any(PIECES) : segment);
        }
        return oneIn(25) ? path + any(List.of("/", "//", ";", ";a=b", ".json", "%2f", "/.", "/..")) : path.toString();
    }

    private String piece(Somebody somebody) {
        return oneIn(3) ? somebody.document() : any(PIECES);
    }

    private String query() {
        if (!oneIn(3)) {
            return "";
        }
        StringBuilder query = new StringBuilder("?");
        for (int count = random.nextInt(4); count >= 0; count--) {
            // A long wait is no mistake; it would only take long.
            String name = any(QUERY_NAMES);
            String value = any(QUERY_VALUES);
            query.append(name)
                    .append(oneIn(10) ? "" : "=")
                    .append(name.equals("wait") && value.equals("1") ? "0" : value)
                    .append('&');
        }
        return query.toString();
    }

    private void host(List<String> headers) {
        switch (random.nextInt(30)) {
            case 0 -> {}
            case 1 -> headers.addAll(List.of("Host: a", "Host: b"));
            case 2 -> headers.add("Host: a b");
            case 3 -> headers.add("Host: [::1");
            default -> headers.add("Host: localhost");
        }
        headers.add("Connection: " + (oneIn(20) ? "keep-alive" : "close"));
    }

    private void credentials(List<String> headers, Somebody somebody) {
        switch (random.nextInt(10)) {
            case 0 -> {}
            case 1 ->
                headers.add("Authorization: "
                        + any(List.of(
                                "",
                                "Bearer",
                                "Bearer x",
                                "Basic dTpw",
                                "Bearer \u00e4",
                                "Bearer " + "x".repeat(5_000))));
            case 2 ->
                headers.addAll(List.of("Authorization: Bearer " + somebody.token(), "Authorization: Bearer other"));
            case 3 -> headers.addAll(List.of("Authorization: Bearer " + somebody.token(), "X-API-Key: " + any(PIECES)));
            case 4 ->
                headers.addAll(List.of(
                        "Authorization: Bearer " + somebody.token(),
                        "X-API-Key: " + any(people).key()));
            default ->
                headers.addAll(List.of("Authorization: Bearer " + somebody.token(), "X-API-Key: " + somebody.key()));
        }
    }

    private void content(List<String> headers, byte[] body) {
        if (!oneIn(5)) {
            headers.add("Content-Type: "
                    + (oneIn(2) ? any(CONTENT_TYPES) : any(List.of("application/json", Multipart.contentType()))));
        }
        if (oneIn(50)) {
            headers.add("Content-Type: text/html");
        }
        switch (random.nextInt(30)) {
            case 0 -> headers.add("Content-Length: " + (body.length + 10));
            case 1 -> headers.add("Content-Length: " + Math.max(0, body.length - 10));
            case 2 -> headers.add("Content-Length: -1");
            case 3 -> headers.add("Content-Length: nonsense");
            case 4 -> headers.addAll(List.of("Content-Length: " + body.length, "Content-Length: 1"));
            case 5 -> headers.add("Transfer-Encoding: chunked");
            case 6 -> headers.addAll(List.of("Transfer-Encoding: chunked", "Content-Length: " + body.length));
            case 7 ->
                headers.add("Transfer-Encoding: "
                        + any(List.of("gzip, chunked", "nonsense", "identity", "chunked, chunked")));
            case 8 -> headers.add("Content-Length: 99999999999999999999");
            case 9 -> headers.add("Content-Length: 30000000");
            default -> headers.add("Content-Length: " + body.length);
        }
    }

    private void others(List<String> headers) {
        if (oneIn(8)) {
            headers.add("Accept: "
                    + any(List.of("text/html", "nonsense", "*/*;q=2", "application/xml", "image/*", ",", "\u00e4")));
        }
        if (oneIn(10)) {
            headers.add("X-Request-Id: " + any(List.of("mine", "with blank", "\u00e4", "x".repeat(200), "")));
        }
        if (oneIn(15)) {
            headers.add(any(List.of(
                    "X-HTTP-Method-Override: DELETE",
                    "Expect: 100-continue",
                    "Expect: nonsense",
                    "Range: bytes=0-1",
                    "Range: bytes=5-1,nonsense",
                    "If-None-Match: *",
                    "If-Modified-Since: nonsense",
                    "Cookie: JSESSIONID=1; a=\"",
                    "Origin: https://elsewhere.example",
                    "Origin: null",
                    "Access-Control-Request-Method: DELETE",
                    "X-Forwarded-For: 1.2.3.4, nonsense",
                    "X-Forwarded-Host: elsewhere.example",
                    "X-Forwarded-Proto: https",
                    "Forwarded: for=\"_x\";host=elsewhere.example",
                    "Accept-Language: xx-nonsense-\u00e4",
                    "Accept-Encoding: gzip, br",
                    "Content-Encoding: gzip",
                    "Upgrade: h2c",
                    "Upgrade: websocket",
                    "Idempotency-Key: " + "k".repeat(300),
                    "Idempotency-Key: \u00e4",
                    "X-Odd: \u0000",
                    "no colon",
                    ": no name",
                    " folded: line",
                    "X-Large: " + "x".repeat(9_000),
                    "X-Larger: " + "x".repeat(40_000))));
        }
    }

    private byte[] body() {
        byte[] body = switch (random.nextInt(8)) {
            case 0 -> new byte[0];
            case 1, 2, 3 -> any(JSON).getBytes(StandardCharsets.UTF_8);
            case 4, 5, 6 -> multipart();
            default -> {
                byte[] noise = new byte[random.nextInt(2_000)];
                random.nextBytes(noise);
                yield noise;
            }
        };
        return oneIn(8) && body.length > 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
    }

    private byte[] multipart() {
        Multipart form = new Multipart();
        for (int parts = random.nextInt(3); parts >= 0; parts--) {
            switch (random.nextInt(10)) {
                case 0 ->
                    form.file(
                            any(List.of("document", "file", "other")),
                            any(PIECES).replace("\"", ""),
                            noise());
                case 1 -> form.file("document", "a.pdf", new byte[0]);
                case 2 -> form.field("detection_type", any(QUERY_VALUES));
                case 3 -> form.field("metadata", any(JSON));
                case 4 -> form.field("custom_fields", any(JSON));
                case 5 ->
                    form.field(
                            any(List.of("webhook_url", "callback_url")),
                            any(List.of(
                                    "https://example.com/",
                                    "http://127.0.0.1/",
                                    "nonsense",
                                    "http://[",
                                    "ftp://a",
                                    "https://u:p@a.b/")));
                case 6 ->
                    form.raw(
                            any(List.of(
                                    "Content-Disposition: form-data",
                                    "Content-Disposition: form-data; name=",
                                    "nonsense",
                                    "",
                                    "Content-Disposition: form-data; name=\"document\"; filename*=UTF-8''%zz",
                                    "X: " + "x".repeat(20_000))),
                            noise());
                default -> form.file("document", "a.pdf", Client.pdf());
            }
        }
        return oneIn(6) ? form.unfinished() : form.bytes();
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(500)];
        random.nextBytes(noise);
        return noise;
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
