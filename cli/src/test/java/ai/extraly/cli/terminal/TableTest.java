package ai.extraly.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void putsNumbersToTheRightAndWordsToTheLeft() {
        // given
        Table table = new Table("NAME", "LAG").row("documents", 7).row("api-keys", 1_200);
        StringWriter printed = new StringWriter();
        // when
        table.print(new PrintWriter(printed));
        // then
        assertThat(printed.toString().lines()).containsExactly("NAME        LAG", "documents     7", "api-keys   1200");
    }
}
