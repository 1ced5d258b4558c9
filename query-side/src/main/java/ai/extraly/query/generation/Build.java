package ai.extraly.query.generation;

/**
 * One generation.
 *
 * @param version of the code that began it
 */
record Build(int number, int version, Stage stage) {
    Build in(Stage next) {
        return new Build(number, version, next);
    }
}
