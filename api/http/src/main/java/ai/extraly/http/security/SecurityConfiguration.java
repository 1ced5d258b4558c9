package ai.extraly.http.security;

import ai.extraly.contract.account.Role;
import ai.extraly.http.limit.RateLimit;
import ai.extraly.http.plan.Plans;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Who may call what. Documents want an access token and an API key; everything else that is not open to all wants the token alone. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String API = "/api/v1";

    private final Identification identification;
    private final Refusals refusals;

    SecurityConfiguration(Identification identification, Refusals refusals) {
        this.identification = identification;
        this.refusals = refusals;
    }

    @Bean
    @Order(1)
    SecurityFilterChain documentsSecurity(HttpSecurity http, Plans plans, RateLimit limit) {
        return edge(http, identification::apiClient)
                .securityMatcher(API + "/documents", API + "/documents/**", API + "/webhooks", API + "/webhooks/**")
                .addFilterAfter(new RateLimitFilter(limit), IdentificationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(mayUseTheApi(plans)))
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> mayUseTheApi(Plans plans) {
        return (authentication, request) ->
                new AuthorizationDecision(principal(authentication.get()) instanceof ApiClient client
                        && client.roles().contains(Role.USER)
                        && plans.includesApi(client.key().plan()));
    }

    private static @Nullable Object principal(@Nullable Authentication authentication) {
        return authentication == null ? null : authentication.getPrincipal();
    }

    @Bean
    @Order(2)
    SecurityFilterChain generalSecurity(HttpSecurity http) {
        String operator = IdentificationFilter.authorityName(Role.OPERATOR);
        String auditor = IdentificationFilter.authorityName(Role.AUDITOR);
        return edge(http, identification::accountHolder)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(API + "/auth/register", API + "/auth/login")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        // Operators are among those who are watched.
                        .requestMatchers(API + "/ops/audit/access")
                        .hasAuthority(auditor)
                        .requestMatchers(API + "/ops/audit/**")
                        .hasAnyAuthority(auditor, operator)
                        .requestMatchers(HttpMethod.GET, API + "/ops/erasures/**")
                        .hasAnyAuthority(auditor, operator)
                        .requestMatchers("/actuator", "/actuator/**", API + "/ops/**")
                        .hasAuthority(operator)
                        .requestMatchers(
                                API + "/auth/**",
                                API + "/account",
                                API + "/api-keys",
                                API + "/api-keys/**",
                                API + "/webhook-secret/**",
                                API + "/usage")
                        .authenticated()
                        // What is left is not there; whoever asks for it learns that much.
                        .anyRequest()
                        .permitAll())
                .build();
    }

    private HttpSecurity edge(HttpSecurity http, Function<HttpServletRequest, Caller> identify) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // They are on every answer already, and not only on those that come this far: BrowserRules.
                .headers(AbstractHttpConfigurer::disable)
                .exceptionHandling(failures -> failures.authenticationEntryPoint(refusals::notIdentified)
                        .accessDeniedHandler(refusals::notAllowed))
                .addFilterBefore(new IdentificationFilter(identify), AnonymousAuthenticationFilter.class);
    }

    /** Methods that we do not know are answered with 405 further in, as all that a resource does not support. */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }
}
