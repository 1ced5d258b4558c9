package ai.extraly.bench.drill;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What a drill saw: figures, printed as they come, and the promises it found broken. */
@SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
public final class Protocol {
    private static final int SHOWN = 10;

    private final PrintStream out;
    private final List<String> broken = new ArrayList<>();

    public Protocol(PrintStream out) {
        this.out = out;
    }

    public synchronized void figure(String format, Object... values) {
        out.println(format.formatted(values));
    }

    /** A promise and what it looks like when it is kept: {@code true}. */
    public synchronized void require(boolean kept, String otherwise, Object... values) {
        if (!kept) {
            String sentence = otherwise.formatted(values);
            broken.add(sentence);
            out.println("BROKEN: " + sentence);
        }
    }

    /** A promise that is kept when {@code exceptions} is empty. */
    public void requireNone(Collection<?> exceptions, String what) {
        require(
                exceptions.isEmpty(),
                "%s: %d, such as %s",
                what,
                exceptions.size(),
                exceptions.stream().limit(SHOWN).toList());
    }

    /** The broken promises, a sentence each. */
    public synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    static String perSecond(int count, long nanos) {
        return String.format(Locale.ROOT, "%.1f/s", count / (nanos / 1e9));
    }
}
