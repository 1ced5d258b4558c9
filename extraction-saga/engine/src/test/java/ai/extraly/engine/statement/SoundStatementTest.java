package ai.extraly.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.page.TestPage;
import ai.extraly.engine.results.BankStatement;
import ai.extraly.engine.results.Evidence;
import ai.extraly.engine.results.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SoundStatementTest {

    private static final double[] COLUMNS = {50, 130, -400, -470, -550};

    @Property(tries = 200)
    void whereTheSumsHoldNothingIsChanged(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(min = -300_000, max = 300_000) Integer> cents,
            @ForAll @IntRange(min = 0, max = 9_999_999) int opening) {
        // given
        BigDecimal balance = BigDecimal.valueOf(opening, 2);
        TestPage page = new TestPage()
                .row(50, COLUMNS, "Date", "Description", "Paid out", "Paid in", "Balance")
                .row(65, COLUMNS, "01/03/2026", "Opening balance", "", "", printed(balance));
        List<BigDecimal> moved = new ArrayList<>();
        for (int cent : cents) {
            BigDecimal amount = BigDecimal.valueOf(cent == 0 ? 1 : cent, 2);
            balance = balance.add(amount);
            moved.add(amount);
            String out = amount.signum() < 0 ? printed(amount.negate()) : "";
            String in = amount.signum() > 0 ? printed(amount) : "";
            page.row(65 + 15 * moved.size(), COLUMNS, "02/03/2026", "Movement", out, in, printed(balance));
        }
        // when
        Reading reading = new StatementReader().read(TestPage.pictures(page)).orElseThrow();
        // then
        assertThat(((BankStatement) reading.results()).transactions())
                .extracting(row -> row.type().signed(row.amount()))
                .containsExactlyElementsOf(moved);
        assertThat(reading.evidence())
                .allSatisfy((path, evidence) -> assertThat(
                                path.startsWith("transactions") && evidence.source() == Evidence.Source.COMPUTED)
                        .isFalse());
    }

    private static String printed(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
