package ai.extraly.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.bench.drill.Drill;
import ai.extraly.bench.drill.IdempotencyDrill;
import ai.extraly.bench.drill.Protocol;
import ai.extraly.bench.drill.StatementDrill;
import ai.extraly.bench.drill.SubmitDrill;
import ai.extraly.bench.drill.WrongInputDrill;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.RunningExtraly;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedExtraly.class)
class DrillsOnARunningSystemIT {
    @Test
    void theDocumentedStatementGivesTheDocumentedAnswer(RunningExtraly extraly) throws IOException {
        keepsItsPromises(
                new StatementDrill(Customer.register(extraly, "statement").calls(extraly)));
    }

    @Test
    void aSubmittedDocumentIsFoundAtOnceAndNoneIsLostOrDoubled(RunningExtraly extraly) throws IOException {
        keepsItsPromises(new SubmitDrill(Customer.register(extraly, "submit").calls(extraly), 24, 8));
    }

    @Test
    void racingSubmissionsWithOneKeyAreOneDocument(RunningExtraly extraly) throws IOException {
        keepsItsPromises(new IdempotencyDrill(extraly, 20, 1));
    }

    @Test
    void wrongInputIsRefusedInTheDocumentedWay(RunningExtraly extraly) throws IOException {
        keepsItsPromises(new WrongInputDrill(extraly));
    }

    static void keepsItsPromises(Drill drill) throws IOException {
        // given
        Protocol protocol = new Protocol(System.out);
        // when
        drill.run(protocol);
        // then
        assertThat(protocol.broken()).isEmpty();
    }
}
