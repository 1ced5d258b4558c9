package ai.extraly.engine.value;

/** A value found in a text, and where: {@code start} included, {@code end} not. */
public record Found<T>(T value, int start, int end) {

    public boolean isWhole(String text) {
        return start == 0 && end == text.length();
    }
}
