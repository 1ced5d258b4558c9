package ai.extraly.engine.receipt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.fields.Conventions;
import ai.extraly.engine.page.Document;
import org.junit.jupiter.api.Test;

class MerchantReaderTest {

    private static MerchantReader.Merchant merchant(String... lines) {
        Document document = Strip.of(lines);
        Conventions conventions = TillStyle.of(document);
        return new MerchantReader(new HeadLines(
                                ReceiptReader.labels(document),
                                conventions.dates(),
                                new MoneyReader(document, conventions.amounts()))
                        .of(document))
                .read();
    }

    private static String name(String... lines) {
        return requireNonNull(merchant(lines).name()).value();
    }

    private static String address(String... lines) {
        return requireNonNull(merchant(lines).address()).value();
    }

    @Test
    void theNameStandsOverTheAddressAndTheAddressEndsBeforeTheTelephone() {
        String[] lines = {
            "Mapletree Books Ltd",
            "(123456-X)",
            "No 5, Church Street",
            "12345 Oldtown",
            "Tel: 01 2345678",
            "TAX INVOICE",
            "Total  1.00"
        };
        assertThat(name(lines)).isEqualTo("Mapletree Books Ltd");
        assertThat(address(lines)).isEqualTo("No 5, Church Street, 12345 Oldtown");
    }

    @Test
    void titlesGreetingsAndNumbersAreNoName() {
        assertThat(name(
                        "TAX INVOICE",
                        "Welcome to",
                        "12/03/2024 10:15",
                        "Mapletree Books",
                        "5 Church Street",
                        "12345 Oldtown"))
                .isEqualTo("Mapletree Books");
    }

    @Test
    void aNameMayGoOnOnTheNextLine() {
        assertThat(name("MAPLETREE BOOKS &", "STATIONERY", "5 Church Street", "12345 Oldtown"))
                .isEqualTo("MAPLETREE BOOKS & STATIONERY");
        assertThat(name("MAPLETREE BOOKS", "ENTERPRISE LTD", "5 Church Street", "12345 Oldtown"))
                .isEqualTo("MAPLETREE BOOKS ENTERPRISE LTD");
    }

    @Test
    void theNumberOfRegistrationBehindTheNameIsNoneOfIt() {
        assertThat(name("Mapletree Books Ltd (1234567-X)", "5 Church Street", "12345 Oldtown"))
                .isEqualTo("Mapletree Books Ltd");
    }

    @Test
    void theFirmRatherThanWhatIsWrittenOverIt() {
        assertThat(name("anna bell", "MAPLETREE BOOKS LTD", "5 Church Street", "12345 Oldtown"))
                .isEqualTo("MAPLETREE BOOKS LTD");
    }

    @Test
    void theEndOfAnotherReceiptAboveIsPassedOver() {
        assertThat(name(
                        "Cash  5.00",
                        "Change  1.00",
                        "MAPLETREE BOOKS",
                        "5 Church Street",
                        "12345 Oldtown",
                        "Tea  2.00"))
                .isEqualTo("MAPLETREE BOOKS");
    }

    @Test
    void withoutAnAddressTheNameIsTheLikeliestLine() {
        var merchant = merchant("MAPLETREE BOOKS", "Receipt No: 15", "Tea  2.00");
        assertThat(requireNonNull(merchant.name()).value()).isEqualTo("MAPLETREE BOOKS");
        assertThat(merchant.address()).isNull();
    }
}
