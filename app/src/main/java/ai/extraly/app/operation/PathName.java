package ai.extraly.app.operation;

/** The name of a processor as a path can carry it: a slash, as in {@code documents/1}, would be two steps of a path. */
final class PathName {
    private PathName() {}

    static String of(String processor) {
        return processor.replace('/', '-');
    }
}
