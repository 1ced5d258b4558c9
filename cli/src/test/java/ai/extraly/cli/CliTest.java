package ai.extraly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CliTest {
    @Test
    void saysWhichCommandsThereAreWhenItMeetsAnotherOne() {
        // given
        StringWriter err = new StringWriter();
        // when
        int code = Cli.commandLine().setErr(new PrintWriter(err)).execute("opps");
        // then
        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("opps");
    }
}
