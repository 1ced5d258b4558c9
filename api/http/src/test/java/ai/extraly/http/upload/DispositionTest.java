package ai.extraly.http.upload;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispositionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "form-data; name=\"document\"; filename=\"a.pdf\"|a.pdf",
                "form-data;name=document;filename=a.pdf|a.pdf",
                "form-data; FileName = \"a.pdf\" ; name=\"x\"|a.pdf",
                "form-data; name=\"x; filename=\\\"no\\\"\"; filename=\"yes\"|yes",
                "form-data; filename=\"a;b.pdf\"|a;b.pdf",
                "form-data; filename=\"C:\\dir\\a.pdf\"|C:\\dir\\a.pdf",
                "form-data; filename=\"a\\\"b.pdf\"|a\"b.pdf",
                "form-data; filename=\"a%22b.pdf\"|a\"b.pdf",
                "form-data; filename=\"a%20b.pdf\"|a%20b.pdf",
                "form-data; filename*=UTF-8''%E2%82%AC.pdf; filename=\"EUR.pdf\"|€.pdf",
                "form-data; filename=\"EUR.pdf\"; filename*=UTF-8'de'%E2%82%AC.pdf|€.pdf",
                "form-data; filename*=iso-8859-1''%A3.pdf|£.pdf",
                "form-data; filename*=KOI8''x.pdf; filename=\"a.pdf\"|a.pdf",
                "form-data; filename*=UTF-8''%zz.pdf|zz.pdf",
            })
    void readsTheFileName(String header, String name) {
        assertThat(Disposition.fileName(header)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form-data; name=\"x\"",
                "form-data",
                "",
                "form-data; filenames=\"x\"",
                "form-data; name=\"filename=x\""
            })
    void isNotConfusedByFieldsWithoutOne(String header) {
        assertThat(Disposition.fileName(header)).isNull();
    }

    @Test
    void readsLongNamesWithoutLosingItsStack() {
        String name = "\\\\x".repeat(100_000);

        assertThat(Disposition.fileName("form-data; filename=\"" + name + "\"")).isEqualTo(name);
    }

    @Property
    void readsAnythingWithoutFailing(@ForAll String header) {
        assertThat(Disposition.fileName("form-data; filename*=UTF-8''" + header + "; filename=\"" + header))
                .isNotNull();
    }
}
