package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Failure;
import java.util.regex.Pattern;

/** Names and ids on their way into a path. */
final class Paths {
    private static final Pattern STEP = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private Paths() {}

    /** {@code name} as a step of a path. A projection's generation is called {@code documents/1} elsewhere, and here documents-1. */
    static String step(String name) {
        String step = name.replace('/', '-');
        if (!STEP.matcher(step).matches()) {
            throw new Failure("There is nothing of the name \"" + name + "\".");
        }
        return step;
    }
}
