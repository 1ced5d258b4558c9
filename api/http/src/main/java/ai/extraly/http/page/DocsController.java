package ai.extraly.http.page;

import ai.extraly.http.openapi.ApiDescription;
import com.samskivert.mustache.Mustache;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page. It is the same for everybody and is made once. */
@Hidden
@RestController
class DocsController {
    private final SingletonSupplier<String> page;

    DocsController(ApiDescription description) {
        this.page = SingletonSupplier.of(() -> rendered(Reference.of(description.document())));
    }

    @GetMapping(path = "/docs", produces = "text/html;charset=UTF-8")
    String docs() {
        return page.obtain();
    }

    private static String rendered(Reference reference) {
        try (Reader template = new InputStreamReader(
                Objects.requireNonNull(DocsController.class.getResourceAsStream("docs.html")),
                StandardCharsets.UTF_8)) {
            return Mustache.compiler()
                    .escapeHTML(true)
                    .zeroIsFalse(true)
                    .compile(template)
                    .execute(reference);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
