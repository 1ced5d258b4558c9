package ai.extraly.app;

/** Where the jar begins. Compiled for an older Java than the rest, so that it can say that the one at hand is too old. */
public final class Start {
    private static final int NEEDED = 25;

    private Start() {}

    public static void main(String[] arguments) throws Exception {
        int found = Runtime.version().feature();
        if (found < NEEDED) {
            System.err.println("Extraly needs Java " + NEEDED + " or newer and was started with Java " + found
                    + ". Install a JDK " + NEEDED + " and start Extraly with its java command.");
            System.exit(1);
        }
        Class.forName(isCommand(arguments) ? "ai.extraly.cli.Cli" : "ai.extraly.app.Extraly")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    /** A word is a command; what begins with a hyphen is a setting of the server. */
    private static boolean isCommand(String[] arguments) {
        return arguments.length > 0
                && (!arguments[0].startsWith("-") || arguments[0].equals("--help") || arguments[0].equals("--version"));
    }
}
