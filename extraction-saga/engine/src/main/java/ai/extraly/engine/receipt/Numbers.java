package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Codes;
import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Nearby;
import ai.extraly.engine.fields.Nearby.Printed;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.value.Dates;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers that stand behind their labels: the shop's telephone and tax number, the receipt's own. */
final class Numbers {

    private static final Pattern PHONE = Pattern.compile("\\+?\\(?\\d[\\d ()/.\\-]{6,}\\d");
    private static final Pattern TAX = Pattern.compile("[\\p{Lu}\\d][\\p{Lu}\\d .\\-/]{5,}\\d");

    private final Labels labels;
    private final Nearby nearby;
    private final Dates dates;

    Numbers(Labels labels, Dates dates) {
        this.labels = labels;
        this.nearby = new Nearby(labels);
        this.dates = dates;
    }

    @Nullable
    Seen<String> phone() {
        return labelled("phone", PHONE);
    }

    @Nullable
    Seen<String> taxNumber() {
        return labelled("tax_number", TAX);
    }

    private @Nullable Seen<String> labelled(String field, Pattern form) {
        for (Label label : labels.of(field)) {
            for (Printed printed : nearby.of(label)) {
                Matcher matcher = form.matcher(printed.span().text());
                if (matcher.find() && matcher.start() <= 3) {
                    return new Seen<>(matcher.group(), printed.span().withText(matcher.group()), 0.8);
                }
            }
        }
        return null;
    }

    @Nullable
    Seen<String> receiptNumber() {
        for (Label label : labels.of("receipt_number")) {
            for (Printed printed : nearby.of(label)) {
                var code = Codes.at(printed.span().text())
                        .filter(found -> dates.parse(found.code()).isEmpty());
                if (label.opens() && code.isPresent()) {
                    return new Seen<>(
                            code.get().code(),
                            printed.span().withText(code.get().code()),
                            0.8 * printed.placement().weight());
                }
            }
        }
        return null;
    }
}
