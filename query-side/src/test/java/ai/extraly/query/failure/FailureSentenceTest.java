package ai.extraly.query.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureSentenceTest {
    @ParameterizedTest
    @CsvSource({
        "java.lang.IllegalStateException, It could not be handled: illegal state.",
        "com.mongodb.MongoTimeoutException, It could not be handled: mongo timeout.",
        "java.io.IOException, It could not be handled: io.",
        "a.b.Outer$SQLFailure, It could not be handled: sql failure.",
        "java.lang.Exception, It could not be handled."
    })
    void saysTheKindOfAFailureWithoutItsClass(String type, String sentence) {
        assertThat(FailureSentence.of(type)).isEqualTo(sentence);
    }
}
