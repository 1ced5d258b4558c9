package ai.extraly.engine.invoice.party;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.page.TestPage;
import org.junit.jupiter.api.Test;

class AddressLineTest {

    private static Segment segment(String text) {
        return TestPage.document(new TestPage().text(50, 100, text))
                .segments()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLineIsNamedByItsFirstPart() {
        AddressBlock block = AddressLine.in(segment("Example GmbH · Hauptstr. 5 · 10115 Berlin"))
                .orElseThrow();
        assertThat(block.name()).extracting(Span::text).isEqualTo("Example GmbH");
        assertThat(block.address()).extracting(Span::text).containsExactly("Hauptstr. 5, 10115 Berlin");
    }

    @Test
    void whatIsNoPlaceIsNoPartOfIt() {
        assertThat(AddressLine.withoutContacts(Span.of(segment("Ring 8, 1070 Wien, UID: ATU12345678"))))
                .extracting(Span::text)
                .isEqualTo("Ring 8, 1070 Wien");
        assertThat(AddressLine.withoutContacts(Span.of(segment("4 Main St • Dayton, OH 45402 • www.example.com"))))
                .extracting(Span::text)
                .isEqualTo("4 Main St • Dayton, OH 45402");
    }

    @Test
    void aLabelIsNoName() {
        assertThat(AddressLine.in(segment("Address: High Street 1, York, YO1 7HH")))
                .isEmpty();
    }

    @Test
    void whatLeadsToANameIsNoPartOfIt() {
        AddressBlock block = AddressLine.in(segment("Services sold by Example GmbH, Hauptstr. 5, 10115 Berlin"))
                .orElseThrow();
        assertThat(block.name()).extracting(Span::text).isEqualTo("Example GmbH");
    }

    @Test
    void aStateIsNoLabel() {
        AddressBlock block = AddressLine.in(segment("Example LLC, PO Box 4410, Boise, ID 83701"))
                .orElseThrow();
        assertThat(block.name()).extracting(Span::text).isEqualTo("Example LLC");
    }
}
