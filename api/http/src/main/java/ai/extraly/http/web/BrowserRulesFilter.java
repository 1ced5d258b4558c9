package ai.extraly.http.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the {@link BrowserRules} on every answer, also on those that another filter refuses before Spring Security has its turn. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BrowserRulesFilter extends OncePerRequestFilter {
    private static final String PAGES = "/docs";
    private static final String ONLY_HTTPS = "max-age=" + TimeUnit.DAYS.toSeconds(365);

    /** Some errors are dispatched before any filter has seen the request. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (path.equals(PAGES) || path.startsWith(PAGES + "/")) {
            BrowserRules.onPage(response);
        } else {
            BrowserRules.on(response);
        }
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", ONLY_HTTPS);
        }
        chain.doFilter(request, response);
    }
}
