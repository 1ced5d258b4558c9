package ai.extraly.engine.receipt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.page.Document;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WhenTest {

    private static When when(String... lines) {
        Document document = Strip.of(lines);
        return new When(
                document, ReceiptReader.labels(document), TillStyle.of(document).dates());
    }

    private static LocalDate date(String... lines) {
        return requireNonNull(when(lines).date()).value();
    }

    @Test
    void takesTheDateThatIsNamedSo() {
        assertThat(date("Card expiry: 30/09/2024", "Date: 12/03/2023")).isEqualTo("2023-03-12");
        assertThat(date("Valid until 01/01/2025", "12/03/2023")).isEqualTo("2023-03-12");
    }

    @Test
    void takesTheDateWithATimeBesideIt() {
        assertThat(date("01/02/2023", "12/03/2023 14:05")).isEqualTo("2023-03-12");
    }

    @Test
    void theTimeIsTheOneBesideTheDate() {
        When when = when("Open 09:00 - 22:00", "Date: 12/03/2023", "Time: 02:05:30 PM");
        assertThat(requireNonNull(when.time()).value()).isEqualTo("14:05:30");
    }

    @Test
    void whereADayCannotBeAMonthAllDatesAreReadSo() {
        assertThat(date("Date: 03/04/2023 10:00", "Valid until 12/25/2023")).isEqualTo("2023-03-04");
    }

    @Test
    void aReceiptMayHaveNoDate() {
        assertThat(when("Total  1.00").date()).isNull();
        assertThat(when("Total  1.00").time()).isNull();
    }
}
