package ai.extraly.http.web;

import ai.extraly.http.error.FieldErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;

/** The parameters behind the question mark. Names that nobody asks for are ignored, empty values count as absent. */
public final class QueryString {
    private static final int MOST_DIGITS = 10;

    private final HttpServletRequest request;
    private final FieldErrors errors = new FieldErrors();

    public QueryString(HttpServletRequest request) {
        this.request = request;
    }

    public Optional<String> text(String name) {
        String[] values = request.getParameterValues(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.length > 1) {
            errors.add(name, "This was given more than once.");
        }
        return Optional.of(values[0]).filter(value -> !value.isEmpty());
    }

    /** The value that {@code parse} finds in the text, or an error that says what it {@code must} be. */
    public <T> Optional<T> value(String name, Function<String, Optional<T>> parse, String must) {
        return text(name).flatMap(text -> {
            Optional<T> value = parse.apply(text);
            if (value.isEmpty()) {
                errors.add(name, must);
            }
            return value;
        });
    }

    public int number(String name, int least, int most, int otherwise) {
        return value(
                        name,
                        text -> integer(text)
                                .filter(number -> number >= least && number <= most)
                                .map(Long::intValue),
                        most == Integer.MAX_VALUE
                                ? "This must be a whole number of at least %d.".formatted(least)
                                : "This must be a whole number from %d to %d.".formatted(least, most))
                .orElse(otherwise);
    }

    private static Optional<Long> integer(String text) {
        return text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(Long.parseLong(text))
                : Optional.empty();
    }

    /** To be called when all were asked for. @throws ai.extraly.http.error.ApiException when any value was wrong */
    public void check() {
        errors.throwIfAny();
    }
}
