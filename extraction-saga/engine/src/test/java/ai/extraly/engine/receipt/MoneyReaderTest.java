package ai.extraly.engine.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.NumberStyle;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyReaderTest {

    private static List<Money> read(String text) {
        Document document = Strip.of(text, "a  1.10", "b  2.20");
        Segment segment = document.segments().findFirst().orElseThrow();
        return new MoneyReader(document, new Amounts(NumberStyle.POINT)).in(segment);
    }

    @ParameterizedTest
    @CsvSource({
        "RM12. 70, 12.70",
        "28 .05, 28.05",
        "RMO.00, 0.00",
        "1O.5O, 10.50",
        "80 91, 80.91",
        "9-00, 9.00",
        "5.50SR, 5.50",
        "75.005R, 75.00",
        "'1,234.5O', 1234.50"
    })
    void readsAnAmountWithSomethingWrong(String printed, BigDecimal value) {
        assertThat(read(printed)).singleElement().satisfies(money -> {
            assertThat(money.value()).isEqualByComparingTo(value);
            assertThat(money.isSure()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"WD00 - 15", "12345678", "SOLO", "NO. 1 Street", "1.60/kg", "B-5"})
    void otherNumbersAreNoMoney(String printed) {
        assertThat(read(printed)).isEmpty();
    }

    @Test
    void aNumberWithoutAMarkIsOnlyAGuess() {
        Document document = Strip.of("Change  1250");
        MoneyReader reader = new MoneyReader(document, new Amounts(NumberStyle.POINT));
        Money guess = reader.unmarked(
                        document.lines().findFirst().orElseThrow().segments().getLast())
                .orElseThrow();
        assertThat(guess.value()).isEqualByComparingTo("12.50");
        assertThat(guess.certainty()).isLessThan(0.5);
    }

    @Property(tries = 200)
    void whatIsPrintedRightIsReadAsItStands(@ForAll @IntRange(min = 1, max = 9_999_999) int cents) {
        BigDecimal value = BigDecimal.valueOf(cents, 2);
        assertThat(read(value.toPlainString())).singleElement().satisfies(money -> {
            assertThat(money.value()).isEqualTo(value);
            assertThat(money.isSure()).isTrue();
        });
    }
}
