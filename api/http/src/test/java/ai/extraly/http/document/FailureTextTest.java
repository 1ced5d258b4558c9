package ai.extraly.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.FailureReason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    @Test
    void saysSomethingElseForEachReason() {
        assertThat(Arrays.stream(FailureReason.values()).map(FailureText::of)).doesNotHaveDuplicates();
    }
}
