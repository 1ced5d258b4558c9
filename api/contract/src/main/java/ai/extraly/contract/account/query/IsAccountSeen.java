package ai.extraly.contract.account.query;

import ai.extraly.contract.id.AccountId;
import java.time.Duration;

/** Answered with true as soon as the live read models have seen event {@code sequence} of the account, or with false after {@code patience}. */
public record IsAccountSeen(AccountId accountId, long sequence, Duration patience) {}
