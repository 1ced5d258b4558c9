package ai.extraly.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.invoice.items.Item;
import ai.extraly.engine.page.Box;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MisreadItemsTest {

    private static Seen<BigDecimal> seen(String text) {
        return new Seen<>(new BigDecimal(text), new Span(1, text, new Box(0, 0, 10, 10)), 0.9);
    }

    private static Item item(@Nullable String quantity, @Nullable String price, String amount) {
        return new Item(
                null,
                quantity == null ? null : seen(quantity),
                null,
                price == null ? null : seen(price),
                null,
                null,
                seen(amount));
    }

    private static List<BigDecimal> settled(String sum, Item... items) {
        return new MisreadItems(List.of(items), List.of(new BigDecimal(sum)))
                .settled().stream().map(item -> item.amount().value()).toList();
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }

    @Test
    void aLineIsQuantityTimesPriceWhereTheSumSaysSo() {
        assertThat(settled("1417.20", item("30", "46.74", "1402.0"), item("1", "15.00", "15.00")))
                .containsExactly(money("1402.20"), money("15.00"));
    }

    @Test
    void aLineWithoutPriceIsWhatTheSumLacks() {
        assertThat(settled("45.00", item(null, null, "80.00"), item("1", "15.00", "15.00")))
                .containsExactly(money("30.00"), money("15.00"));
    }

    @Test
    void linesThatAddUpStayWhateverTheirPricesSay() {
        assertThat(settled("45.00", item("2", "15.06", "30.00"), item("1", "15.00", "15.00")))
                .containsExactly(money("30.00"), money("15.00"));
    }

    @Test
    void nothingIsGuessedBetweenTwoLines() {
        assertThat(settled("121.00", item(null, null, "33.00"), item(null, null, "83.00")))
                .containsExactly(money("33.00"), money("83.00"));
    }
}
