package ai.extraly.http.upload;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.DocumentFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatSnifferTest {
    private static byte[] latin1(String text) {
        return text.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.4,PDF",
        "\\377\\330\\377\\340,JPEG",
        "\\211PNG\\r\\n\\032\\n,PNG",
        "II*\\0,TIFF",
        "MM\\0*,TIFF",
        "II+\\0,TIFF",
        "MM\\0+,TIFF",
        "RIFF1234WEBPVP8,WEBP"
    })
    void knowsTheFormatsByTheirFirstBytes(String head, DocumentFormat format) {
        assertThat(FormatSniffer.sniff(latin1(head))).hasValue(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%PD",
                "MZ\\220\\0",
                "GIF89a",
                "RIFF1234WAVE",
                "RIFF",
                "II*",
                "\\377\\330",
                "\\211PNG",
                "BM",
                "PK\\3\\4"
            })
    void knowsNothingElse(String head) {
        assertThat(FormatSniffer.sniff(latin1(head))).isEmpty();
    }

    @Test
    void findsAPdfHeaderWithinTheFirst1024Bytes() {
        assertThat(FormatSniffer.sniff(latin1(" ".repeat(1023) + "%PDF-"))).hasValue(DocumentFormat.PDF);
        assertThat(FormatSniffer.sniff(latin1(" ".repeat(1024) + "%PDF-"))).isEmpty();
        assertThat(FormatSniffer.ENOUGH).isEqualTo(1023 + "%PDF-".length());
    }
}
