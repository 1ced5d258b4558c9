package ai.extraly.cli.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a long task has come: one line that is drawn again on a terminal, and a line for each tenth where the output goes to a
 * file or another program.
 */
public final class ProgressBar {
    private static final int WIDTH = 30;
    private static final int STEPS = 10;

    private final PrintWriter out;
    private final boolean redrawn;
    private int drawn;
    private int step = -1;

    ProgressBar(PrintWriter out, boolean redrawn) {
        this.out = out;
        this.redrawn = redrawn;
    }

    /** A bar for whatever {@code out}, the command's output, is connected to. */
    public static ProgressBar on(PrintWriter out) {
        return new ProgressBar(
                out,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
    }

    /** Shows that {@code done} of {@code of} are done, and beside it {@code note}, such as the rate. */
    public void show(long done, long of, String note) {
        double part = of <= 0 ? 0 : Math.clamp((double) done / of, 0, 1);
        String line = String.format(Locale.ROOT, "%3d %%  %,d of %,d", (int) (part * 100), done, of)
                + (note.isEmpty() ? "" : "  " + note);
        if (redrawn) {
            int full = (int) (part * WIDTH);
            String bar = "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + line;
            out.print("\r" + bar + " ".repeat(Math.max(0, drawn - bar.length())));
            drawn = bar.length();
        } else if ((int) (part * STEPS) != step) {
            step = (int) (part * STEPS);
            out.println(line);
        }
        out.flush();
    }

    /** Leaves the last line as it is: what is printed next begins a new one. */
    public void end() {
        if (drawn > 0) {
            out.println();
            out.flush();
            drawn = 0;
        }
    }
}
