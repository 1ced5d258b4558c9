package ai.extraly.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    private static final Amounts POINT = new Amounts(NumberStyle.POINT);
    private static final Amounts COMMA = new Amounts(NumberStyle.COMMA);

    @Property
    void readsBackWhatWasPrintedWithAnyGrouping(
            @ForAll @BigRange(min = "-99999999.99", max = "99999999.99") @Scale(2) BigDecimal amount) {
        for (char group : new char[] {',', '\'', '’', ' '}) {
            assertThat(POINT.parse(print(amount, group, '.')).orElseThrow().value())
                    .isEqualTo(amount);
        }
        for (char group : new char[] {'.', '\'', ' '}) {
            assertThat(COMMA.parse(print(amount, group, ',')).orElseThrow().value())
                    .isEqualTo(amount);
        }
    }

    /** Looking where an amount can begin is a short cut, and must find what trying everywhere finds. */
    @Property
    void losesNothingThatThePatternFinds(@ForAll("pieces") List<String> pieces) {
        // given
        String text = String.join("", pieces);
        Pattern everywhere = Amounts.pattern(NumberStyle.POINT, Currencies.ALL.pattern());

        // when
        List<String> found = POINT.in(text).stream()
                .map(amount -> text.substring(amount.start(), amount.end()))
                .toList();

        // then
        assertThat(found)
                .isEqualTo(everywhere
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(
                        "1",
                        "12",
                        "345",
                        "1,234.56",
                        ".",
                        ",",
                        "-",
                        "−",
                        "+",
                        "(",
                        ")",
                        " ",
                        "\u00a0",
                        "/",
                        "%",
                        "#",
                        "x",
                        "€",
                        "$",
                        "us",
                        "EUR",
                        "Eur",
                        "kč",
                        "zł",
                        "ZŁ",
                        "руб.",
                        "Kr",
                        "CR",
                        "Dr",
                        "d",
                        "AB",
                        "é")
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }

    private static String print(BigDecimal amount, char group, char decimal) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(group);
        symbols.setDecimalSeparator(decimal);
        return new DecimalFormat("#,##0.00", symbols).format(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-12.50 | -12.50",
                "12.50- | -12.50",
                "(12.50) | -12.50",
                "−12.50 | -12.50",
                "+1,234.56 | 1234.56",
                "£1,234.56 | 1234.56",
                "-£1,234.56 | -1234.56",
                "£-1,234.56 | -1234.56",
                "USD 12.50 | 12.50",
                "12.50 CR | 12.50",
                "1,25,329.88 | 125329.88",
                "$ .50 | 0.50",
                "1,000,000 | 1000000",
            })
    void readsAllWaysToPrintASign(String printed, BigDecimal value) {
        assertThat(POINT.parse(printed).orElseThrow().value()).isEqualTo(value);
    }

    @Test
    void tellsDirectionAndCurrency() {
        assertThat(POINT.parse("1,234.56 Dr").orElseThrow().direction()).isEqualTo(Amount.Direction.DEBIT);
        assertThat(POINT.parse("12.50CR").orElseThrow().direction()).isEqualTo(Amount.Direction.CREDIT);
        assertThat(COMMA.parse("1 234,56 zł").orElseThrow().currency()).isEqualTo("PLN");
        assertThat(COMMA.parse("44 429,59 грн").orElseThrow().currency()).isEqualTo("UAH");
    }

    @Test
    void seesNoAmountInCodesDatesAndPercentages() {
        assertThat(POINT.in("AB12.50 12/03/2025 19.5% 12.03.2025 12:30 x3")).isEmpty();
    }

    @Test
    void theCensusTellsTheDecimalMark() {
        assertThat(NumberStyle.of(Stream.of("1.234,56", "12.03.2025"), NumberStyle.POINT))
                .isEqualTo(NumberStyle.COMMA);
        assertThat(NumberStyle.of(List.of("1,234", "12.50", "3,200").stream(), NumberStyle.COMMA))
                .isEqualTo(NumberStyle.POINT);
        assertThat(NumberStyle.of(Stream.of("no numbers"), NumberStyle.COMMA)).isEqualTo(NumberStyle.COMMA);
    }
}
