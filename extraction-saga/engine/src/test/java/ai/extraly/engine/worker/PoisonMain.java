package ai.extraly.engine.worker;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A child that does what its document says, as if that had found the bug for it. What says nothing is read by the engine. */
final class PoisonMain implements Desk.Work {

    private static final int SOME = 16 << 20;

    private @Nullable ChildMain engine;

    public static void main(String[] arguments) {
        Desk.ofThisProcess(Path.of(arguments[0])).serve(new PoisonMain());
    }

    @Override
    public Outcome extract(byte[] document, Task.Extract task, Desk.PagesKnown pages) throws IOException {
        String order = new String(document, 0, Math.min(document.length, 40), StandardCharsets.US_ASCII);
        switch (order) {
            case "who" -> {
                return new Outcome.Broken(Long.toString(ProcessHandle.current().pid()), List.of());
            }
            case "surroundings" -> {
                Path here = Path.of("").toAbsolutePath();
                Files.writeString(here.resolve("left behind"), "something");
                List<String> all = new ArrayList<>(System.getenv().keySet());
                all.add(here.toString());
                return new Outcome.Broken("", all);
            }
            case "crash" -> Runtime.getRuntime().halt(7);
            case "hang" -> hang();
            case "three pages, then hang" -> {
                pages.tell(3);
                hang();
            }
            case "fill the heap" -> fillTheHeap();
            case "take native memory" -> takeNativeMemory();
            case "log" -> {
                return new Outcome.Broken(saidWhenSomethingIsLogged(), List.of());
            }
            case "print" -> System.out.println("printed by a library");
            case "write into the pipe" -> {
                try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
                    out.write("written by a native library\n".getBytes(StandardCharsets.US_ASCII));
                }
                hang();
            }
            default -> {}
        }
        return engine().extract(document, task, pages);
    }

    @Override
    public Answer countPages(byte[] document, Task.CountPages task) {
        return engine().countPages(document, task);
    }

    /** Most children end before they read anything. */
    private ChildMain engine() {
        ChildMain known = engine == null ? new ChildMain() : engine;
        engine = known;
        return known;
    }

    private static String saidWhenSomethingIsLogged() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        LoggerFactory.getLogger(PoisonMain.class).error("words of a document");
        System.setErr(before);
        return said.toString(StandardCharsets.UTF_8);
    }

    private static void hang() {
        while (true) {
            LockSupport.park();
        }
    }

    private static void fillTheHeap() {
        List<byte[]> all = new ArrayList<>();
        while (!all.isEmpty() || all.add(new byte[SOME])) {
            all.add(new byte[SOME]);
        }
    }

    /** As libraries take it: Java knows nothing of it. */
    @SuppressWarnings("restricted")
    private static void takeNativeMemory() {
        Linker linker = Linker.nativeLinker();
        var malloc = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("malloc"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        try {
            while (true) {
                MemorySegment taken = (MemorySegment) malloc.invokeExact((long) SOME);
                taken.reinterpret(SOME, Arena.global(), null).fill((byte) 1);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
