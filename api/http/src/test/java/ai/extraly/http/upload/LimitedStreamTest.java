package ai.extraly.http.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.io.input.BrokenInputStream;
import org.junit.jupiter.api.Test;

class LimitedStreamTest {
    @Property
    void passesWhatIsNotLargerThanItsLimit(
            @ForAll @IntRange(max = 300) int size, @ForAll @IntRange(max = 300) int limit) throws IOException {
        // given
        LimitedStream stream = new LimitedStream(new ByteArrayInputStream(new byte[size]), limit);

        // then
        if (size <= limit) {
            assertThat(stream.readAllBytes()).hasSize(size);
            assertThat(stream.failure()).isNull();
        } else {
            assertThatThrownBy(stream::readAllBytes).isInstanceOf(LimitedStream.TooLarge.class);
            assertThat(stream.failure()).isInstanceOf(LimitedStream.TooLarge.class);
        }
    }

    @Test
    void countsWhateverWayItIsRead() throws IOException {
        // given
        LimitedStream stream = new LimitedStream(new ByteArrayInputStream(new byte[] {1, 2, (byte) 0xFF, 4, 5}), 4);

        // then
        assertThat(stream.read()).isEqualTo(1);
        assertThat(stream.skip(1)).isEqualTo(1);
        assertThat(stream.read()).isEqualTo(0xFF);
        assertThat(stream.read()).isEqualTo(4);
        assertThatThrownBy(stream::read).isInstanceOf(LimitedStream.TooLarge.class);
    }

    @Test
    void remembersWhyItFailed() {
        // given
        IOException broken = new IOException("broken");
        LimitedStream stream = new LimitedStream(new BrokenInputStream(() -> broken), 10);

        // then
        assertThatThrownBy(stream::readAllBytes).isSameAs(broken);
        assertThat(stream.failure()).isSameAs(broken);
    }
}
