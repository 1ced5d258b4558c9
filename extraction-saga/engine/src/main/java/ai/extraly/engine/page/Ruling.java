package ai.extraly.engine.page;

/** A drawn line, horizontal or vertical. The box is as thin as it was drawn. */
public record Ruling(Box box) {

    public boolean horizontal() {
        return box.width() >= box.height();
    }
}
