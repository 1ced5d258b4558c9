package ai.extraly.http.account;

import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.id.AccountId;
import ai.extraly.http.account.Accounts.Registered;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.error.FieldErrors;
import ai.extraly.http.limit.ClientAddresses;
import ai.extraly.http.limit.Logins;
import ai.extraly.http.limit.Registrations;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.plan.Plan;
import ai.extraly.http.plan.Plans;
import ai.extraly.http.security.AccessTokens;
import ai.extraly.http.security.AccessTokens.AccessToken;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import ai.extraly.http.web.Message;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registering, logging in and out, changing the password, leaving. */
@RestController
@RequestMapping("/api/v1")
class AuthController {
    private final Accounts accounts;
    private final AccessTokens tokens;
    private final Plans plans;
    private final ClientAddresses addresses;
    private final Registrations registrations;
    private final Logins logins;

    AuthController(
            Accounts accounts,
            AccessTokens tokens,
            Plans plans,
            ClientAddresses addresses,
            Registrations registrations,
            Logins logins) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.plans = plans;
        this.addresses = addresses;
        this.registrations = registrations;
        this.logins = logins;
    }

    @PostMapping("/auth/register")
    @Operation(
            operationId = "register",
            tags = "Account",
            summary = "Register",
            description = "Opens an account. Registering is slowed down for each address it comes from.")
    @ApiResponse(responseCode = "201", description = "The account is open.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.CONFLICT, ErrorCode.RATE_LIMITED})
    @ResponseStatus(HttpStatus.CREATED)
    Data<RegisteredData> register(@RequestBody Registration sent, HttpServletRequest request) {
        FieldErrors errors = new FieldErrors();
        Optional<EmailAddress> email = EmailAddress.parse(Fields.required(sent.email(), Fields.EMAIL, errors));
        if (email.isEmpty() && !errors.any()) {
            errors.add(Fields.EMAIL, "This is not an e-mail address.");
        }
        String password = Fields.newPassword(sent.password(), Fields.PASSWORD, errors);
        PlanName plan = sent.plan() == null ? Plans.DEFAULT : new PlanName(sent.plan());
        if (plans.find(plan).filter(Plan::selfService).isEmpty()) {
            errors.add("plan", "There is no such plan that one can choose oneself.");
        }
        errors.throwIfAny();

        registrations.count(addresses.of(request));
        EmailAddress address = email.orElseThrow();
        Registered registered = accounts.register(address, password, plan, Set.of(Role.USER));
        return new Data<>(new RegisteredData(registered.id(), address.value(), plan, registered.createdAt()));
    }

    @PostMapping("/auth/login")
    @Operation(
            operationId = "logIn",
            tags = "Account",
            summary = "Log in",
            description =
                    "Gives an access token. Attempts are slowed down for each address and each e-mail; nobody is locked out.")
    @ApiResponse(responseCode = "200", description = "The token.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.UNAUTHORIZED, ErrorCode.RATE_LIMITED})
    Data<LoginData> login(@RequestBody Login sent, HttpServletRequest request) {
        FieldErrors errors = new FieldErrors();
        String email = Fields.required(sent.email(), Fields.EMAIL, errors);
        String password = Fields.required(sent.password(), Fields.PASSWORD, errors);
        errors.throwIfAny();

        @Nullable EmailAddress address = EmailAddress.parse(email).orElse(null);
        AccountView account = logins.attempt(
                        addresses.of(request), accounts.alias(address), () -> accounts.login(address, password))
                .orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED, "E-mail address or password is wrong."));
        AccessToken token = tokens.issue(account.accountId(), account.epoch());
        return new Data<>(new LoginData(token.value(), "Bearer", token.expiresIn()));
    }

    @PostMapping("/auth/logout")
    @Operation(
            operationId = "logOut",
            tags = "Account",
            summary = "Log out everywhere",
            description = "Voids every access token given out so far, within a second.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    Message logout(@AuthenticationPrincipal AccountHolder caller) {
        accounts.endSessions(caller);
        return new Message("Logged out. All access tokens given out so far are void.");
    }

    @PutMapping("/auth/password")
    @Operation(
            operationId = "changePassword",
            tags = "Account",
            summary = "Change the password",
            description =
                    "Also voids every access token given out so far. Wrong passwords slow it down as they do a login.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.RATE_LIMITED})
    Message changePassword(
            @AuthenticationPrincipal AccountHolder caller,
            @RequestBody PasswordChange sent,
            HttpServletRequest request) {
        FieldErrors errors = new FieldErrors();
        String current = Fields.required(sent.current(), "current", errors);
        String password = Fields.newPassword(sent.fresh(), "new", errors);
        errors.throwIfAny();
        checkPassword(caller, current, "current", addresses.of(request));
        accounts.changePassword(caller, password);
        return new Message("Password changed. All access tokens given out so far are void.");
    }

    @DeleteMapping("/account")
    @Operation(
            operationId = "deleteAccount",
            tags = "Account",
            summary = "Close the account",
            description =
                    "Destroys the account, its keys and all of its documents. It cannot be undone. Wrong passwords slow it down as they do a login.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.RATE_LIMITED})
    Message delete(
            @AuthenticationPrincipal AccountHolder caller,
            @RequestBody AccountDeletion sent,
            HttpServletRequest request) {
        FieldErrors errors = new FieldErrors();
        String password = Fields.required(sent.password(), Fields.PASSWORD, errors);
        errors.throwIfAny();
        checkPassword(caller, password, Fields.PASSWORD, addresses.of(request));
        accounts.delete(caller);
        return new Message("Account deleted.");
    }

    /** In step with the logins as this account: a stolen token is no way to guess faster. */
    private void checkPassword(AccountHolder caller, String password, String field, String address) {
        if (logins.attempt(address, accounts.alias(caller), () -> accounts.withPassword(caller, password))
                .isEmpty()) {
            throw ApiException.invalid(field, "The password is wrong.");
        }
    }

    record Registration(
            @Schema(requiredMode = RequiredMode.REQUIRED, format = "email", maxLength = 254) @Nullable
            String email,

            @Schema(requiredMode = RequiredMode.REQUIRED, minLength = Passwords.SHORTEST, maxLength = Passwords.LONGEST)
            @Nullable
            String password,

            @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    defaultValue = "pro",
                    description = "`pro` includes the API, `free` does not.")
            @Nullable
            String plan) {}

    record Login(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String email,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String password) {}

    record PasswordChange(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String current,

            @Schema(requiredMode = RequiredMode.REQUIRED, minLength = Passwords.SHORTEST, maxLength = Passwords.LONGEST)
            @JsonProperty("new")
            @Nullable
            String fresh) {}

    record AccountDeletion(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String password) {}

    @Schema(name = "Account")
    record RegisteredData(AccountId id, String email, PlanName plan, Instant createdAt) {}

    @Schema(name = "AccessToken")
    record LoginData(String accessToken, String tokenType, long expiresIn) {}
}
