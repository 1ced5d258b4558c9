package ai.extraly.contract.account.event;

import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The account is on another plan. */
@Revision("1")
public record PlanChanged(AccountId accountId, PlanName plan, Instant at) implements AccountEvent {}
