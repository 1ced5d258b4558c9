package ai.extraly.query.model;

/** One build of the read models. Each has collections of its own, so that a model can be built anew beside the live one. */
public record Generation(int number) {
    /** The one that every model begins with. */
    public static final Generation FIRST = new Generation(1);

    /** The collection in which this generation keeps {@code model}. */
    public String collection(String model) {
        return model + "." + number;
    }
}
