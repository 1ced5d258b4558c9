package ai.extraly.engine.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.value.DateOrder;
import ai.extraly.engine.value.Dates;
import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisreadDateTest {

    private final Dates dates = new Dates(DateOrder.DAY_FIRST);

    @ParameterizedTest
    @CsvSource({
        "'O3/O4/2O19', 2019-04-03",
        "'l2/11/2019', 2019-11-12",
        "'03 /04/ 2019', 2019-04-03",
        "'05 02-18', 2018-02-05",
        "'13707/2017', 2017-07-13",
        "'25/12/20188:13:39PM', 2018-12-25",
        "'20180428/191204', 2018-04-28",
        "'20180428/ 191204', 2018-04-28",
        "'0ct 3, 2016 12:16', 2016-10-03",
        "'05 3an 2017 12:41pm', 2017-01-05",
        "'09/02/171 1:12', 2017-02-09"
    })
    void readsADateOfWhichFiguresAreLetters(String printed, LocalDate date) {
        assertThat(dates.in(MisreadDate.repaired(printed)).getFirst().value().full())
                .contains(date);
    }

    @ParameterizedTest
    @CsvSource({"'10 20 30'", "'Sol 5-8'", "'0123 4567'", "'Bill 12 of 15'"})
    void whatIsNoDateStaysAsItIs(String printed) {
        assertThat(MisreadDate.repaired(printed)).isEqualTo(printed);
    }

    @Property(tries = 200)
    void aDateThatIsRightStaysAsItIs(@ForAll @DateRange(min = "2001-01-01", max = "2035-12-31") LocalDate date) {
        String printed = String.format(
                Locale.ROOT, "%02d/%02d/%d 10:15", date.getDayOfMonth(), date.getMonthValue(), date.getYear());
        assertThat(MisreadDate.repaired(printed)).isEqualTo(printed);
    }
}
