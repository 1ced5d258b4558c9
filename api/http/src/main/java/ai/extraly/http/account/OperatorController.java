package ai.extraly.http.account;

import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.command.ChangePlan;
import ai.extraly.contract.account.command.ChangeRoles;
import ai.extraly.contract.id.AccountId;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.plan.Plans;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an operator may do with other people's accounts. */
@RestController
@RequestMapping("/api/v1/ops/accounts/{id}")
class OperatorController {
    private final Accounts accounts;
    private final Plans plans;

    OperatorController(Accounts accounts, Plans plans) {
        this.accounts = accounts;
        this.plans = plans;
    }

    @PutMapping("/plan")
    @Operation(
            operationId = "changePlan",
            tags = "Operation",
            summary = "Set the plan of an account",
            description = "Any plan of the configuration, also those that nobody can choose himself.")
    @ApiResponse(responseCode = "200", description = "The new plan.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND})
    Data<PlanData> changePlan(
            @AuthenticationPrincipal AccountHolder caller,
            @Parameter(description = "The id of the account.") @PathVariable String id,
            @RequestBody PlanChange sent) {
        AccountId account = account(id);
        if (sent.plan() == null || plans.find(sent.plan()).isEmpty()) {
            throw ApiException.invalid("plan", "There is no such plan.");
        }
        accounts.write(new ChangePlan(account, sent.plan(), accounts.now()), caller.as(Role.OPERATOR));
        return new Data<>(new PlanData(account, sent.plan()));
    }

    @PutMapping("/roles")
    @Operation(
            operationId = "changeRoles",
            tags = "Operation",
            summary = "Set the roles of an account",
            description = "They hold from the next request on.")
    @ApiResponse(responseCode = "200", description = "The new roles.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND})
    Data<RolesData> changeRoles(
            @AuthenticationPrincipal AccountHolder caller,
            @Parameter(description = "The id of the account.") @PathVariable String id,
            @RequestBody RolesChange sent) {
        AccountId account = account(id);
        Set<Role> roles = roles(sent.roles());
        accounts.write(new ChangeRoles(account, roles, accounts.now()), caller.as(Role.OPERATOR));
        return new Data<>(new RolesData(account, roles));
    }

    private static Set<Role> roles(@Nullable List<@Nullable String> names) {
        if (names == null || names.isEmpty()) {
            throw ApiException.invalid("roles", "Name at least one of user, auditor and operator.");
        }
        Set<Role> roles = new LinkedHashSet<>();
        for (@Nullable String name : names) {
            roles.add(Role.of(String.valueOf(name))
                    .orElseThrow(() -> ApiException.invalid("roles", "A role is one of user, auditor and operator.")));
        }
        return roles;
    }

    private static AccountId account(String id) {
        return AccountId.parse(id).orElseThrow(() -> ApiException.notFound("There is no such account."));
    }

    record PlanChange(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            PlanName plan) {}

    record RolesChange(
            @ArraySchema(
                    minItems = 1,
                    uniqueItems = true,
                    schema = @Schema(allowableValues = {"user", "auditor", "operator"}))
            @Schema(requiredMode = RequiredMode.REQUIRED)
            @Nullable
            List<@Nullable String> roles) {}

    @Schema(name = "AccountPlan")
    record PlanData(AccountId id, PlanName plan) {}

    @Schema(name = "AccountRoles")
    record RolesData(AccountId id, Set<Role> roles) {}
}
