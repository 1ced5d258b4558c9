package ai.extraly.http.upload;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.DocumentFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "invoice.pdf,invoice.pdf",
        "/a/b/c.pdf,c.pdf",
        "a\\b/c\\d.pdf,d.pdf",
        "a/,document.png",
        ".,document.png",
        "..\\..,document.png"
    })
    void keepsTheLastPartOfAPath(String sent, String kept) {
        assertThat(FileName.of(sent, DocumentFormat.PNG)).isEqualTo(kept);
    }

    @Test
    void dropsWhatDoesNotPrint() {
        assertThat(FileName.of("a\u0000b\r\n\u0085c\u2028d\uD800e\uD83D\uDE00", DocumentFormat.PDF))
                .isEqualTo("abcde\uD83D\uDE00");
    }

    @Test
    void dropsWhatTurnsTheDirectionAround() {
        assertThat(FileName.of("invoice\u202Efdp.\u2066exe\u200F", DocumentFormat.PDF))
                .isEqualTo("invoicefdp.exe");
    }

    @Test
    void isAtMost255CharactersLong() {
        assertThat(FileName.of("\uD83D\uDE00".repeat(300), DocumentFormat.PDF)).isEqualTo("\uD83D\uDE00".repeat(255));
    }

    @Test
    void isMadeUpWhenThereIsNone() {
        assertThat(FileName.of(null, DocumentFormat.TIFF)).isEqualTo("document.tiff");
    }

    @Property
    void neverHasAPathOrAControlCharacter(@ForAll String sent) {
        String name = FileName.of(sent, DocumentFormat.PDF);

        assertThat(name).isNotBlank().doesNotContain("/").doesNotContain("\\");
        assertThat(name.codePoints().anyMatch(Character::isISOControl)).isFalse();
        assertThat(name.codePointCount(0, name.length())).isBetween(1, 255);
    }
}
