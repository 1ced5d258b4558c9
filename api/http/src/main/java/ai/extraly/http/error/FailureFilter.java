package ai.extraly.http.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Brings what filters throw, Spring Security's among them, to the {@link ErrorAdvice}. */
@Component
@Order(FailureFilter.ORDER)
class FailureFilter extends OncePerRequestFilter {
    /** Outside of all filters that may throw, inside of those that name the request and prepare the answer. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private final HandlerExceptionResolver errors;

    FailureFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException e) {
            if (response.isCommitted() || errors.resolveException(request, response, null, e) == null) {
                throw e;
            }
        }
    }
}
