package ai.extraly.http.openapi;

import ai.extraly.contract.account.Role;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.security.ApiClient;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Which credentials a handler wants. Its parameters say it: nobody can take a caller that was not identified. */
enum Access {
    OPEN,
    TOKEN,
    TOKEN_AND_KEY;

    static final String BEARER = "bearer";
    static final String API_KEY = "api_key";

    static Access of(HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.getParameterType() == ApiClient.class) {
                return TOKEN_AND_KEY;
            }
            if (parameter.getParameterType() == AccountHolder.class) {
                return TOKEN;
            }
        }
        return OPEN;
    }

    /** Both schemes in one requirement: both headers, not one of the two. */
    SecurityRequirement requirement(Optional<Role> role) {
        List<String> roles = role.map(Role::wire).stream().toList();
        SecurityRequirement requirement = new SecurityRequirement();
        if (this != OPEN) {
            requirement.addList(BEARER, roles);
        }
        if (this == TOKEN_AND_KEY) {
            requirement.addList(API_KEY);
        }
        return requirement;
    }
}
