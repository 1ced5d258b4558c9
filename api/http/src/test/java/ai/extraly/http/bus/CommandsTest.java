package ai.extraly.http.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Actor;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.account.command.EndSessions;
import ai.extraly.contract.id.AccountId;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import java.time.Instant;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MessageHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandsTest {
    private static final EndSessions COMMAND =
            new EndSessions(new AccountId("acc_00000000000000000000000000"), Instant.EPOCH);
    private static final Actor ACTOR = new Actor(COMMAND.accountId(), null, null);

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final Commands commands =
            new Commands(DefaultCommandGateway.builder().commandBus(bus).build());

    private void handle(MessageHandler<CommandMessage<?>> handler) {
        assertThat(bus.subscribe(EndSessions.class.getName(), handler)).isNotNull();
    }

    @Test
    void carryWhoSentThem() {
        // given
        handle(command -> new Acknowledged(command.getMetaData().containsKey(Actor.ACCOUNT) ? 17 : 0));

        // then
        assertThat(commands.send(COMMAND, ACTOR)).isEqualTo(new Acknowledged(17));
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void areRefusedByWhatTheDetailsSay(Refusal refusal) {
        // given
        handle(command -> {
            throw new Refused(refusal);
        });

        // then
        assertThatThrownBy(() -> commands.send(COMMAND, ACTOR))
                .isInstanceOfSatisfying(CommandRefused.class, refused -> {
                    assertThat(refused.code()).isIn(ErrorCode.NOT_FOUND, ErrorCode.CONFLICT);
                    assertThat(refused).hasMessageContaining(refusal.message());
                });
    }

    @Test
    void areRefusedWhateverTheClassOfTheExceptionIs() {
        // given
        handle(command -> {
            throw new CommandExecutionException("as it arrives from another node", null, Refusal.EMAIL_TAKEN);
        });

        // then
        assertThatThrownBy(() -> commands.send(COMMAND, ACTOR)).isInstanceOf(CommandRefused.class);
    }

    @Test
    void failWithoutAHandlerAsAServiceThatIsNotThere() {
        assertThatThrownBy(() -> commands.send(COMMAND, ACTOR))
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
    }

    @Test
    void failAsAnErrorOfOursOtherwise() {
        // given
        handle(command -> {
            throw new CommandExecutionException("surprise", null, "other details");
        });

        // then
        assertThatThrownBy(() -> commands.send(COMMAND, ACTOR)).isInstanceOf(IllegalStateException.class);
    }
}
