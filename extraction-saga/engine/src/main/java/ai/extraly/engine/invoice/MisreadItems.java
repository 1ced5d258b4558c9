package ai.extraly.engine.invoice;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.invoice.items.Item;
import ai.extraly.engine.invoice.totals.Money;
import ai.extraly.engine.misread.MisreadFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts right the values of lines that were misread in a picture: what quantity and price make, or what is missing from the
 * sum, where the printed figures can be a misreading of it and no other line could as well. Lines that add up stay as they are.
 */
final class MisreadItems {

    /** Of more lines than these that do not come true, some other thing is wrong. */
    private static final int MOST = 8;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<Item> items;
    private final List<BigDecimal> sums;

    /** @param sums what the lines may have to add up to */
    MisreadItems(List<Item> items, List<BigDecimal> sums) {
        this.items = items;
        this.sums = sums;
    }

    List<Item> settled() {
        BigDecimal sum = items.stream().map(item -> item.amount().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (adds(sum)) {
            return items;
        }
        Map<Integer, BigDecimal> products = products();
        List<Integer> lines = List.copyOf(products.keySet());
        List<Map<Integer, BigDecimal>> right = new ArrayList<>();
        for (int mask = 1; lines.size() <= MOST && mask < 1 << lines.size(); mask++) {
            Map<Integer, BigDecimal> some = new TreeMap<>();
            BigDecimal changed = sum;
            for (int i = 0; i < lines.size(); i++) {
                int line = lines.get(i);
                if ((mask >> i & 1) == 1) {
                    some.put(line, products.get(line));
                    changed = changed.add(products.get(line))
                            .subtract(items.get(line).amount().value());
                }
            }
            if (adds(changed)) {
                right.add(some);
            }
        }
        if (right.isEmpty()) {
            right.addAll(missing(sum));
        }
        return right.size() == 1 ? with(right.getFirst()) : items;
    }

    private boolean adds(BigDecimal sum) {
        return sums.stream().anyMatch(printed -> Money.same(printed, sum));
    }

    /** What the lines would be that are not what quantity and price make, and can be misread. */
    private Map<Integer, BigDecimal> products() {
        Map<Integer, BigDecimal> products = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            BigDecimal product = product(items.get(i));
            if (product.signum() != 0
                    && !Money.same(product, items.get(i).amount().value())
                    && distance(items.get(i), product) != MisreadFigures.FAR) {
                products.put(i, product);
            }
        }
        return products;
    }

    /** 0 where quantity or price is not known. A discount is taken off if it is one of per cent. */
    private static BigDecimal product(Item item) {
        Seen<BigDecimal> quantity = item.quantity();
        Seen<BigDecimal> price = item.unitPrice();
        if (quantity == null || price == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal full = quantity.value().multiply(price.value());
        BigDecimal discount = item.discount() == null
                ? BigDecimal.ZERO
                : item.discount().value().abs();
        return full.multiply(HUNDRED.subtract(discount).max(BigDecimal.ZERO))
                .movePointLeft(2)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static double distance(Item item, BigDecimal meant) {
        Span span = item.amount().span();
        return span == null ? MisreadFigures.FAR : MisreadFigures.distance(span.text(), meant);
    }

    /** Single lines that could hold what is missing; not those that quantity and price vouch for. */
    private List<Map<Integer, BigDecimal>> missing(BigDecimal sum) {
        List<Map<Integer, BigDecimal>> found = new ArrayList<>();
        for (BigDecimal printed : sums) {
            for (int i = 0; i < items.size(); i++) {
                Item item = items.get(i);
                BigDecimal meant = item.amount().value().add(printed).subtract(sum);
                boolean proven = Money.same(product(item), item.amount().value());
                if (!proven && meant.signum() != 0 && distance(item, meant) != MisreadFigures.FAR) {
                    found.add(Map.of(i, meant));
                }
            }
        }
        return found.stream().distinct().toList();
    }

    private List<Item> with(Map<Integer, BigDecimal> amounts) {
        List<Item> right = new ArrayList<>(items);
        amounts.forEach((line, amount) -> right.set(line, right.get(line).withAmount(amount)));
        return right;
    }
}
