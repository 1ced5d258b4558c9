package ai.extraly.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final StringWriter printed = new StringWriter();

    @Test
    void drawsOneLineAgainOnATerminal() {
        // given
        ProgressBar bar = new ProgressBar(new PrintWriter(printed), true);
        // when
        bar.show(0, 2_000, "waiting to begin");
        bar.show(1_000, 2_000, "5,000/s");
        bar.end();
        // then
        assertThat(printed.toString())
                .isEqualTo("\r[------------------------------]   0 %  0 of 2,000  waiting to begin"
                        + "\r[###############---------------]  50 %  1,000 of 2,000  5,000/s     "
                        + System.lineSeparator());
    }

    @Test
    void printsALineForEachTenthElsewhere() {
        // given
        ProgressBar bar = new ProgressBar(new PrintWriter(printed), false);
        // when
        for (int done = 0; done <= 100; done++) {
            bar.show(done, 100, "");
        }
        bar.end();
        // then
        assertThat(printed.toString().lines())
                .hasSize(11)
                .startsWith("  0 %  0 of 100")
                .endsWith("100 %  100 of 100");
    }

    @Test
    void isEmptyWhereThereIsNothingToDo() {
        // given
        ProgressBar bar = new ProgressBar(new PrintWriter(printed), false);
        // when
        bar.show(0, 0, "");
        // then
        assertThat(printed.toString().strip()).isEqualTo("0 %  0 of 0");
    }
}
