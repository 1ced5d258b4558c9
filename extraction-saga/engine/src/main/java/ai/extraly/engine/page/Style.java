package ai.extraly.engine.page;

/**
 * How a text is set.
 *
 * @param size in points on the page, transformations included
 */
public record Style(String font, double size, boolean bold) {

    public Style asBold() {
        return bold ? this : new Style(font, size, true);
    }
}
