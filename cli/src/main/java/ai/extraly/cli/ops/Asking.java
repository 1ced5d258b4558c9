package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;

/**
 * Asks the person at the terminal, on the error output, so that the standard output may go to the shell. Java's own console is not
 * there when the output is captured, so the terminal is told itself not to show what is typed.
 */
final class Asking {
    private final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    private final PrintWriter err;

    Asking(PrintWriter err) {
        this.err = err;
    }

    String line(String question) {
        err.print(question);
        err.flush();
        try {
            String line = input.readLine();
            if (line == null) {
                throw new Failure("There is nobody to ask, and nothing on the standard input.");
            }
            return line;
        } catch (IOException e) {
            throw new Failure("The standard input broke: " + e.getMessage());
        }
    }

    /** As {@link #line}, but what is typed is not shown. */
    String secret(String question) {
        if (!terminal("-echo")) {
            return line(question); // no terminal, so nothing is shown either
        }
        Thread interrupted = new Thread(() -> terminal("echo"));
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            return line(question);
        } finally {
            Runtime.getRuntime().removeShutdownHook(interrupted);
            terminal("echo");
            err.println();
            err.flush();
        }
    }

    /** Whether the standard input is a terminal that did so. */
    private static boolean terminal(String setting) {
        try {
            return new ProcessBuilder("stty", setting)
                            .redirectInput(Redirect.INHERIT)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
