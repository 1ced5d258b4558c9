package ai.extraly.http.security;

import ai.extraly.contract.account.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Identifies the caller at the moment that somebody wants to know: calls that are open to all never ask, so nothing about their
 * headers can be wrong. Who cannot be identified is anonymous, with a reason for the 401 that may follow.
 */
final class IdentificationFilter extends OncePerRequestFilter {
    /** Request attribute with the {@link AuthenticationException} that says why the caller is anonymous. */
    static final String REASON = IdentificationFilter.class.getName() + ".reason";

    private final Function<HttpServletRequest, Caller> identification;

    IdentificationFilter(Function<HttpServletRequest, Caller> identification) {
        this.identification = identification;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContextHolder.setDeferredContext(SingletonSupplier.of(() -> identify(request)));
        chain.doFilter(request, response);
    }

    private SecurityContext identify(HttpServletRequest request) {
        try {
            Caller caller = identification.apply(request);
            return new SecurityContextImpl(new PreAuthenticatedAuthenticationToken(caller, "", authorities(caller)));
        } catch (AuthenticationException e) {
            request.setAttribute(REASON, e);
            return new SecurityContextImpl();
        }
    }

    private static Collection<GrantedAuthority> authorities(Caller caller) {
        return caller.roles().stream().map(IdentificationFilter::authority).toList();
    }

    private static GrantedAuthority authority(Role role) {
        return new SimpleGrantedAuthority(authorityName(role));
    }

    static String authorityName(Role role) {
        return "ROLE_" + role.wire().toUpperCase(Locale.ROOT);
    }
}
