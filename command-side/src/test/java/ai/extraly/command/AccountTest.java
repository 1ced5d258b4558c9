package ai.extraly.command;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.command.ChangePassword;
import ai.extraly.contract.account.command.ChangePlan;
import ai.extraly.contract.account.command.ChangeRoles;
import ai.extraly.contract.account.command.CreateApiKey;
import ai.extraly.contract.account.command.DeleteAccount;
import ai.extraly.contract.account.command.EndSessions;
import ai.extraly.contract.account.command.EraseAccount;
import ai.extraly.contract.account.command.RegisterAccount;
import ai.extraly.contract.account.command.RevokeApiKey;
import ai.extraly.contract.account.command.RotateWebhookSecret;
import ai.extraly.contract.account.event.AccountDeleted;
import ai.extraly.contract.account.event.AccountRegistered;
import ai.extraly.contract.account.event.ApiKeyCreated;
import ai.extraly.contract.account.event.ApiKeyRevoked;
import ai.extraly.contract.account.event.PasswordChanged;
import ai.extraly.contract.account.event.PlanChanged;
import ai.extraly.contract.account.event.RolesChanged;
import ai.extraly.contract.account.event.SessionsEnded;
import ai.extraly.contract.account.event.WebhookSecretRotated;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import java.time.Instant;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Instant AT = Instant.parse("2026-03-21T10:30:00Z");
    private static final AccountId ID = AccountId.derived(new byte[16]);
    private static final DataKeyId DATA_KEY = DataKeyId.next(AT);
    private static final DataKeyId OTHER_DATA_KEY = DataKeyId.next(AT);
    private static final Sealed EMAIL = new Sealed("e");
    private static final Sealed PASSWORD = new Sealed("p");
    private static final PlanName PRO = new PlanName("pro");
    private static final Set<Role> USER = Set.of(Role.USER);
    private static final ApiKeyId KEY = ApiKeyId.next(AT);
    private static final Sha256 DIGEST = Sha256.of(new byte[] {1});
    private static final Sealed SECRET = new Sealed("s");
    private static final Sealed NAME = new Sealed("n");

    private final FixtureConfiguration<Account> account = new AggregateTestFixture<>(Account.class);

    @Nested
    class WhenItRegisters {
        @Test
        void isOpenInItsFirstEpoch() {
            // given
            account.givenNoPriorActivity()
                    // when
                    .when(register(DATA_KEY))
                    // then
                    .expectEvents(registered(DATA_KEY, 1))
                    .expectResultMessagePayload(new Acknowledged(0));
        }

        @Test
        void isRegisteredOnceHoweverOftenTheCommandArrives() {
            // given
            account.given(registered(DATA_KEY, 1))
                    // when
                    .when(register(DATA_KEY))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(new Acknowledged(0));
        }

        @Test
        void isRefusedWhileTheAddressIsTaken() {
            // given
            account.given(registered(DATA_KEY, 1))
                    // when
                    .when(register(OTHER_DATA_KEY))
                    // then
                    .expectExceptionDetails(Refusal.EMAIL_TAKEN)
                    .expectNoEvents();
        }

        @Test
        void mayReturnAfterItsDeletionInALaterEpochThanAnyBefore() {
            // given
            account.given(registered(DATA_KEY, 1), new PasswordChanged(ID, PASSWORD, 2, AT), deleted(Set.of(), 3))
                    // when
                    .when(register(OTHER_DATA_KEY))
                    // then
                    .expectEvents(registered(OTHER_DATA_KEY, 4));
        }
    }

    @Nested
    class WhenItIsOpen {
        @Test
        void voidsItsTokensWithANewPassword() {
            // given
            account.given(registered(DATA_KEY, 1))
                    // when
                    .when(new ChangePassword(ID, PASSWORD, AT))
                    // then
                    .expectEvents(new PasswordChanged(ID, PASSWORD, 2, AT));
        }

        @Test
        void signsWithAnotherSecretFromNowOn() {
            // given
            account.given(registered(DATA_KEY, 1))
                    // when
                    .when(new RotateWebhookSecret(ID, SECRET, AT))
                    // then
                    .expectEvents(new WebhookSecretRotated(ID, SECRET, AT))
                    .expectResultMessagePayload(new Acknowledged(1));
        }

        @Test
        void takesASecretOnceHoweverOftenTheCommandArrives() {
            // given
            account.given(registered(DATA_KEY, 1), new WebhookSecretRotated(ID, SECRET, AT))
                    // when
                    .when(new RotateWebhookSecret(ID, SECRET, AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void voidsItsTokensAtLogout() {
            // given
            account.given(registered(DATA_KEY, 1))
                    // when
                    .when(new EndSessions(ID, AT))
                    // then
                    .expectEvents(new SessionsEnded(ID, 2, AT));
        }

        @Test
        void changesItsPlanOnlyWhenItIsAnother() {
            // given
            account.given(registered(DATA_KEY, 1), new PlanChanged(ID, new PlanName("free"), AT))
                    // when
                    .when(new ChangePlan(ID, new PlanName("free"), AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void changesItsRoles() {
            // given
            account.given(registered(DATA_KEY, 1))
                    // when
                    .when(new ChangeRoles(ID, Set.of(Role.USER, Role.AUDITOR), AT))
                    // then
                    .expectEvents(new RolesChanged(ID, Set.of(Role.USER, Role.AUDITOR), AT));
        }

        @Test
        void takesEveryKeyWithItWhenItIsDeleted() {
            // given
            account.given(registered(DATA_KEY, 1), keyCreated(), new ApiKeyRevoked(ID, KEY, DIGEST, AT))
                    // when
                    .when(new DeleteAccount(ID, AT))
                    // then
                    .expectEvents(deleted(Set.of(DIGEST), 2));
        }
    }

    @Nested
    class WhenItHasKeys {
        @Test
        void createsOne() {
            // given
            account.given(registered(DATA_KEY, 1))
                    // when
                    .when(new CreateApiKey(ID, KEY, DIGEST, SECRET, NAME, AT))
                    // then
                    .expectEvents(keyCreated());
        }

        @Test
        void createsItOnce() {
            // given
            account.given(registered(DATA_KEY, 1), keyCreated())
                    // when
                    .when(new CreateApiKey(ID, KEY, DIGEST, SECRET, NAME, AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void revokesOneOnce() {
            // given
            account.given(registered(DATA_KEY, 1), keyCreated(), new ApiKeyRevoked(ID, KEY, DIGEST, AT))
                    // when
                    .when(new RevokeApiKey(ID, KEY, AT))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(new Acknowledged(2));
        }

        @Test
        void doesNotRevokeWhatItDoesNotHave() {
            // given
            account.given(registered(DATA_KEY, 1))
                    // when
                    .when(new RevokeApiKey(ID, KEY, AT))
                    // then
                    .expectExceptionDetails(Refusal.API_KEY_UNKNOWN);
        }
    }

    @Test
    void doesNothingOnceItIsDeleted() {
        // given
        account.given(registered(DATA_KEY, 1), keyCreated(), deleted(Set.of(DIGEST), 2))
                // when
                .when(new CreateApiKey(ID, ApiKeyId.next(AT), DIGEST, SECRET, NAME, AT))
                // then
                .expectExceptionDetails(Refusal.ACCOUNT_UNKNOWN)
                .expectNoEvents();
    }

    private static RegisterAccount register(DataKeyId dataKey) {
        return new RegisterAccount(ID, dataKey, EMAIL, PASSWORD, PRO, USER, AT);
    }

    @Nested
    class WhenTheSystemErasesIt {
        @Test
        void isClosed() {
            // given
            account.given(registered(DATA_KEY, 1), keyCreated())
                    // when
                    .when(new EraseAccount(ID, DATA_KEY, AT))
                    // then
                    .expectEvents(deleted(Set.of(DIGEST), 2));
        }

        @Test
        void staysOpenWhenItIsAnotherByNow() {
            // given
            account.given(registered(DATA_KEY, 1))
                    // when
                    .when(new EraseAccount(ID, DataKeyId.next(AT), AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void isNotClosedTwice() {
            // given
            account.given(registered(DATA_KEY, 1), deleted(Set.of(), 2))
                    // when
                    .when(new EraseAccount(ID, DATA_KEY, AT))
                    // then
                    .expectNoEvents();
        }
    }

    private static AccountRegistered registered(DataKeyId dataKey, int epoch) {
        return new AccountRegistered(ID, dataKey, EMAIL, PASSWORD, PRO, USER, epoch, AT);
    }

    private static ApiKeyCreated keyCreated() {
        return new ApiKeyCreated(ID, KEY, DIGEST, SECRET, NAME, AT);
    }

    private static AccountDeleted deleted(Set<Sha256> keys, int epoch) {
        return new AccountDeleted(ID, DATA_KEY, keys, epoch, AT);
    }
}
