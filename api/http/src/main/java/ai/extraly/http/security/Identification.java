package ai.extraly.http.security;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.account.query.CallerView;
import ai.extraly.http.security.AccessTokens.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Finds out from its headers who sent a request. */
@Component
class Identification {
    static final String API_KEY = "X-API-Key";

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/=-]{1,4096})");
    /** Longer ones are not looked up. */
    private static final int LONGEST_KEY = 256;

    private final AccessTokens tokens;
    private final Callers callers;

    Identification(AccessTokens tokens, Callers callers) {
        this.tokens = tokens;
        this.callers = callers;
    }

    /** The owner of the access token. */
    AccountHolder accountHolder(HttpServletRequest request) {
        Session session = session(request);
        AccountView account = callers.account(session.account())
                .filter(found -> found.epoch() == session.epoch())
                .orElseThrow(NotIdentified.TOKEN_INVALID);
        return new AccountHolder(account);
    }

    /** The owner of both the access token and the API key. */
    ApiClient apiClient(HttpServletRequest request) {
        Session session = session(request);
        String sent = header(request, API_KEY).orElseThrow(NotIdentified.KEY_MISSING);
        CallerView key = Optional.of(sent)
                .filter(text -> text.length() <= LONGEST_KEY)
                .flatMap(text -> callers.key(Sha256.of(text.getBytes(StandardCharsets.UTF_8))))
                .orElseThrow(NotIdentified.KEY_INVALID);
        if (!key.accountId().equals(session.account())) {
            throw NotIdentified.NOT_TOGETHER.get();
        }
        if (key.epoch() != session.epoch()) {
            throw NotIdentified.TOKEN_INVALID.get();
        }
        return new ApiClient(key);
    }

    private Session session(HttpServletRequest request) {
        Matcher bearer = header(request, HttpHeaders.AUTHORIZATION)
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .orElseThrow(NotIdentified.TOKEN_MISSING);
        return tokens.read(bearer.group(1)).orElseThrow(NotIdentified.TOKEN_INVALID);
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
