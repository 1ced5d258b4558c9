package ai.extraly.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    private static final Dates DAY_FIRST = new Dates(DateOrder.DAY_FIRST);
    private static final Dates MONTH_FIRST = new Dates(DateOrder.MONTH_FIRST);

    @Property
    void readsBackNumericDates(@ForAll @DateRange(min = "1971-01-01", max = "2068-12-31") LocalDate date) {
        for (String pattern : List.of("dd.MM.yyyy", "d/M/yyyy", "dd-MM-yy", "yyyy-MM-dd", "dd.MM.yy", "dd MM yyyy")) {
            assertThat(full(DAY_FIRST, date.format(DateTimeFormatter.ofPattern(pattern))))
                    .isEqualTo(date);
        }
        for (String pattern : List.of("MM/dd/yyyy", "M/d/yy")) {
            assertThat(full(MONTH_FIRST, date.format(DateTimeFormatter.ofPattern(pattern))))
                    .isEqualTo(date);
        }
    }

    @Property
    void readsBackWordedDatesOfEachLanguage(@ForAll @DateRange(min = "1971-01-01", max = "2068-12-31") LocalDate date) {
        for (String language :
                List.of("en", "uk", "de", "fr", "es", "it", "pl", "nl", "cs", "ru", "pt", "sv", "tr", "ro")) {
            DateTimeFormatter printed =
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.of(language));
            assertThat(full(DAY_FIRST, date.format(printed))).as(language).isEqualTo(date);
        }
    }

    private static LocalDate full(Dates dates, String text) {
        return dates.in(text).getFirst().value().full().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05 Mar 2026",
                "5th March, 2026",
                "March 5, 2026",
                "Mar 05 2026",
                "05-MAR-26",
                "05MAR26",
                "5 mars 2026",
                "5 de marzo de 2026",
                "20260305",
                "2026/03/05",
            })
    void readsWrittenForms(String printed) {
        assertThat(full(DAY_FIRST, printed)).isEqualTo(LocalDate.of(2026, 3, 5));
    }

    @ParameterizedTest
    @CsvSource({"05 Mar", "05.03.", "05/03", "Mar 5", "5 bře"})
    void readsDatesWithoutYear(String printed) {
        assertThat(DAY_FIRST.parse(printed)).contains(new PrintedDate(null, 3, 5));
    }

    @Test
    void takesNoYearFromTheTextBehind() {
        assertThat(DAY_FIRST.in("15 Mar 24 HOUR FITNESS").getFirst().value()).isEqualTo(new PrintedDate(null, 3, 15));
        assertThat(DAY_FIRST.in("15 Mar 12.50").getFirst().value()).isEqualTo(new PrintedDate(null, 3, 15));
    }

    @Test
    void takesTheYearBehindTheMonthWhereAllDatesOfADocumentHaveIt() {
        Dates dates = new Dates(
                DateOrder.DAY_FIRST, Stream.of("15 Mar 26 HOUR FITNESS", "16 Mar 26 DD", "17 Mar 26 CR", "Total"));
        assertThat(dates.in("15 Mar 26 HOUR FITNESS").getFirst().value()).isEqualTo(new PrintedDate(2026, 3, 15));
    }

    @Test
    void readsTheShortDatesOfTheUnitedStates() {
        assertThat(MONTH_FIRST.parse("4/1")).contains(new PrintedDate(null, 4, 1));
        assertThat(full(MONTH_FIRST, "MAR 05/26")).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(DAY_FIRST.in("Page 1/2")).isEmpty();
    }

    @Test
    void completesTheYearNearTheStatement() {
        assertThat(new PrintedDate(null, 12, 30).near(LocalDate.of(2026, 1, 15)))
                .isEqualTo(LocalDate.of(2025, 12, 30));
        assertThat(new PrintedDate(null, 2, 29).near(LocalDate.of(2025, 6, 1))).isEqualTo(LocalDate.of(2024, 2, 29));
    }

    @Test
    void theCensusTellsTheOrder() {
        assertThat(DateOrder.of(Stream.of("03/14/2026", "01/02/2026"), DateOrder.DAY_FIRST))
                .isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(DateOrder.of(Stream.of("14.03.2026"), DateOrder.MONTH_FIRST)).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(DateOrder.of(Stream.of("01/02/2026"), DateOrder.MONTH_FIRST)).isEqualTo(DateOrder.MONTH_FIRST);
    }

    @Test
    void twoDaysInARowAreTwoDates() {
        assertThat(new Dates(DateOrder.MONTH_FIRST).in("MAY 02 MAY 03"))
                .extracting(Found::value)
                .containsExactly(new PrintedDate(null, 5, 2), new PrintedDate(null, 5, 3));
    }
}
