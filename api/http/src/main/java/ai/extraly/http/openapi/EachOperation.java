package ai.extraly.http.openapi;

import ai.extraly.contract.account.Role;
import ai.extraly.http.error.ErrorCode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** What every operation has and no handler should have to repeat: credentials, the errors that follow from them, and headers. */
@Component
class EachOperation implements GlobalOperationCustomizer {
    private static final List<String> RATE_LIMIT =
            List.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");

    private static final List<String> OF_AUDITORS = List.of("/api/v1/ops/audit", "/api/v1/ops/erasures");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Access access = Access.of(handler);
        Optional<Role> role = role(handler, access);
        operation.setSecurity(access == Access.OPEN ? List.of() : List.of(access.requirement(role)));
        for (ErrorCode code : errors(handler, access, role)) {
            operation.getResponses().addApiResponse(String.valueOf(code.status()), error(code));
        }
        operation.setResponses(inOrder(operation.getResponses()));
        operation.getResponses().forEach((status, response) -> addHeaders(response, status, access));
        return operation;
    }

    /** Documents are for users, /ops for operators, and what is there to audit for auditors, too; see SecurityConfiguration. */
    private static Optional<Role> role(HandlerMethod handler, Access access) {
        if (access == Access.TOKEN_AND_KEY) {
            return Optional.of(Role.USER);
        }
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(
                        handler.getBeanType(), org.springframework.web.bind.annotation.RequestMapping.class))
                .flatMap(mapping -> Stream.of(mapping.path()).findFirst())
                .filter(path -> path.startsWith("/api/v1/ops"))
                .map(path -> OF_AUDITORS.stream().anyMatch(path::startsWith) ? Role.AUDITOR : Role.OPERATOR);
    }

    private static Set<ErrorCode> errors(HandlerMethod handler, Access access, Optional<Role> role) {
        Set<ErrorCode> errors = EnumSet.of(ErrorCode.INTERNAL_ERROR, ErrorCode.SERVICE_UNAVAILABLE);
        if (access != Access.OPEN) {
            errors.add(ErrorCode.UNAUTHORIZED);
        }
        if (access == Access.TOKEN_AND_KEY) {
            errors.add(ErrorCode.RATE_LIMITED);
        }
        if (role.isPresent()) {
            errors.add(ErrorCode.FORBIDDEN);
        }
        Refuses refuses = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Refuses.class);
        if (refuses != null) {
            errors.addAll(List.of(refuses.value()));
        }
        return errors;
    }

    private static ApiResponse error(ErrorCode code) {
        return new ApiResponse()
                .description("`" + code + "`: " + code.message())
                .content(new Content()
                        .addMediaType(
                                "application/json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Error"))));
    }

    private static ApiResponses inOrder(ApiResponses responses) {
        ApiResponses sorted = new ApiResponses();
        responses.keySet().stream().sorted().forEach(status -> sorted.addApiResponse(status, responses.get(status)));
        return sorted;
    }

    private static void addHeaders(ApiResponse response, String status, Access access) {
        refer(response, "X-Request-Id");
        boolean identified = access == Access.TOKEN_AND_KEY && !status.equals("401") && !status.equals("500");
        if (identified) {
            RATE_LIMIT.forEach(name -> refer(response, name));
        }
        if (status.equals("429") || status.equals("503")) {
            refer(response, "Retry-After");
        }
        if (status.equals("401") && access != Access.OPEN) {
            refer(response, "WWW-Authenticate");
        }
    }

    private static void refer(ApiResponse response, String name) {
        response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
    }
}
