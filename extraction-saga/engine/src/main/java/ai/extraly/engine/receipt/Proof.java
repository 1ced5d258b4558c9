package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Conventions;
import ai.extraly.engine.fields.EvidenceBook;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.results.Evidence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes where values come from; what is not what the printed figures say is noted as computed, beside the printed text. */
final class Proof {

    private final Conventions conventions;
    private final EvidenceBook book = new EvidenceBook();

    Proof(Conventions conventions) {
        this.conventions = conventions;
    }

    <T> @Nullable T note(String path, @Nullable Seen<T> seen) {
        return book.note(path, seen);
    }

    @Nullable
    BigDecimal amount(String path, @Nullable Seen<BigDecimal> seen) {
        BigDecimal value = book.note(path, seen);
        if (seen != null && value != null && seen.span() != null) {
            String text = seen.span().text();
            putRight(
                    path,
                    seen.span(),
                    conventions.amounts().in(text).stream()
                            .anyMatch(found -> found.value().value().compareTo(value) == 0));
        }
        return value;
    }

    @Nullable
    LocalDate date(String path, @Nullable Seen<LocalDate> seen) {
        LocalDate value = book.note(path, seen);
        if (seen != null && value != null && seen.span() != null) {
            putRight(
                    path,
                    seen.span(),
                    conventions.dates().in(seen.span().text()).stream()
                            .anyMatch(found ->
                                    found.value().full().filter(value::equals).isPresent()));
        }
        return value;
    }

    private void putRight(String path, Span span, boolean asPrinted) {
        Evidence noted = book.byPath().get(path);
        if (!asPrinted && noted != null) {
            book.put(
                    path,
                    new Evidence(
                            span.page(),
                            noted.box() == null ? List.of() : noted.box(),
                            span.text(),
                            noted.confidence(),
                            Evidence.Source.COMPUTED,
                            null));
        }
    }

    void doubt(String prefix) {
        book.doubt(prefix);
    }

    Map<String, Evidence> byPath() {
        return book.byPath();
    }
}
