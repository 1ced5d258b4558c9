package ai.extraly.http.security;

import ai.extraly.http.error.ApiException;
import ai.extraly.http.limit.RateLimit;
import ai.extraly.http.limit.RateLimit.Allowance;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts the requests of an identified API key and turns those away that are too many. It stands before everything that can refuse a
 * request for another reason, so that every answer to a key says what the key has left.
 */
final class RateLimitFilter extends OncePerRequestFilter {
    static final String LIMIT = "X-RateLimit-Limit";
    static final String REMAINING = "X-RateLimit-Remaining";
    static final String RESET = "X-RateLimit-Reset";

    private final RateLimit limit;

    RateLimitFilter(RateLimit limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getPrincipal() instanceof ApiClient client) {
            Allowance allowance = limit.count(client.apiKeyId(), client.key().plan());
            response.setHeader(LIMIT, String.valueOf(allowance.limit()));
            response.setHeader(REMAINING, String.valueOf(allowance.remaining()));
            response.setHeader(RESET, String.valueOf(allowance.reset()));
            if (allowance.isExceeded()) {
                throw ApiException.tooMany(
                        "This API key may send %d requests an hour. The header Retry-After says when it may send the next."
                                .formatted(allowance.limit()),
                        allowance.left());
            }
        }
        chain.doFilter(request, response);
    }
}
