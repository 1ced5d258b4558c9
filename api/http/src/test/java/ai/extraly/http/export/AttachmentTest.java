package ai.extraly.http.export;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ContentDisposition;

class AttachmentTest {
    @ParameterizedTest
    @CsvSource({
        "a b.pdf,attachment; filename=\"a b.pdf\"; filename*=UTF-8''a%20b.pdf",
        "50%.pdf,attachment; filename=\"50_.pdf\"; filename*=UTF-8''50%25.pdf",
        "€.pdf,attachment; filename=\"_.pdf\"; filename*=UTF-8''%E2%82%AC.pdf",
        "😀.pdf,attachment; filename=\"_.pdf\"; filename*=UTF-8''%F0%9F%98%80.pdf"
    })
    void saysTheNameTwice(String name, String header) {
        assertThat(Attachment.named(name)).isEqualTo(header);
    }

    @Property
    void isAlwaysOneHeaderOfPlainAscii(@ForAll String name) {
        String header = Attachment.named(name);

        assertThat(header.chars()).allMatch(c -> c >= ' ' && c <= '~');
        assertThat(ContentDisposition.parse(header).isAttachment()).isTrue();
    }
}
