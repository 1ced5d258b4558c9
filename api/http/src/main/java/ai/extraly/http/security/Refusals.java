package ai.extraly.http.security;

import ai.extraly.contract.account.Role;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.plan.Plans;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Says no: 401 to who was not identified, 403 to who was. */
@Component
class Refusals {
    private static final String AUDIT = "/api/v1/ops/audit/";

    private final HandlerExceptionResolver errors;
    private final Plans plans;

    Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors, Plans plans) {
        this.errors = errors;
        this.plans = plans;
    }

    void notIdentified(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        AuthenticationException reason =
                request.getAttribute(IdentificationFilter.REASON) instanceof AuthenticationException known
                        ? known
                        : NotIdentified.TOKEN_MISSING.get();
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        errors.resolveException(request, response, null, new ApiException(ErrorCode.UNAUTHORIZED, text(reason)));
    }

    private static String text(AuthenticationException reason) {
        String message = reason.getMessage();
        return message != null ? message : "";
    }

    void notAllowed(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused) {
        errors.resolveException(request, response, null, new ApiException(ErrorCode.FORBIDDEN, missing(request)));
    }

    private String missing(HttpServletRequest request) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getPrincipal() instanceof ApiClient client) {
            return plans.includesApi(client.key().plan())
                    ? "Your account lacks the role \"%s\".".formatted(Role.USER.wire())
                    : "Your plan \"%s\" has no API access. Choose one that includes it."
                            .formatted(client.key().plan());
        }
        Role role = request.getRequestURI().startsWith(AUDIT) ? Role.AUDITOR : Role.OPERATOR;
        return "Your account lacks the role \"%s\".".formatted(role.wire());
    }
}
