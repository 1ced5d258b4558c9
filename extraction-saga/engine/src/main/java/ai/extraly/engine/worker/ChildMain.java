package ai.extraly.engine.worker;

import ai.extraly.engine.Engine;
import ai.extraly.engine.Extracted;
import ai.extraly.engine.PageCount;
import ai.extraly.engine.Request;
import ai.extraly.engine.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.LogManager;

/** The engine in a process of its own. */
final class ChildMain implements Desk.Work {

    /** Of a stack trace: enough to find a bug. */
    private static final int PLACES = 16;

    private final Engine engine = new Engine();

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        Desk.ofThisProcess(Path.of(arguments[0])).serve(new ChildMain());
    }

    /** The pages are counted first, so that the time that a document may take is known while it is read. */
    @Override
    public Outcome extract(byte[] document, Task.Extract task, Desk.PagesKnown pages) throws IOException {
        Request request = task.request();
        try {
            if (engine.countPages(document, request.password()) instanceof PageCount.Pages(int number)) {
                pages.tell(number);
            }
            return switch (engine.extract(document, request)) {
                case Extracted read -> new Outcome.Read(read.detectionType(), read.pages(), read.toJson());
                case Unreadable why -> new Outcome.Refused(why);
            };
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return broken(e);
        }
    }

    @Override
    public Answer countPages(byte[] document, Task.CountPages task) {
        try {
            return switch (engine.countPages(document, task.password())) {
                case PageCount.Pages(int number) -> new Answer.Pages(number);
                case PageCount.Unknown(Unreadable why) -> new Answer.Done(new Outcome.Refused(why));
            };
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return new Answer.Done(broken(e));
        }
    }

    private static Outcome broken(Throwable e) {
        return new Outcome.Broken(
                e.getClass().getName(),
                Arrays.stream(e.getStackTrace())
                        .limit(PLACES)
                        .map(StackTraceElement::toString)
                        .toList());
    }
}
