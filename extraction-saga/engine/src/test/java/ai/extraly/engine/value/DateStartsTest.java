package ai.extraly.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateStartsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "No number", "1,234.56", "4711", "Ref 123456", "No 7"})
    void isNowhereInTextsThatHoldNoDate(String text) {
        assertThat(DateStarts.in(text).isEmpty()).isTrue();
    }

    @Test
    void isAtRunsAsLongAsADayAYearOrAWholeDate() {
        // when
        DateStarts starts = DateStarts.in("3/4 2024-03-12 20240312 15 Mar");

        // then
        assertThat(starts.days()).containsExactly(0, 9, 12, 24);
        assertThat(starts.years()).containsExactly(4);
        assertThat(starts.compact()).containsExactly(15);
    }

    @Test
    void isAtWordsBeforeADay() {
        // when
        DateStarts starts = DateStarts.in("on Mar 15, Apr.16, May-17, to 18, März19");

        // then
        assertThat(starts.months()).containsExactly(3, 11, 19, 34);
    }
}
