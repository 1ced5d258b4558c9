package ai.extraly.engine.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;

/**
 * Where a child gets its tasks and leaves its answers: one document after another, until its standard input ends. That is noticed while a document is
 * read as well, so a child whose parent is gone does not finish what nobody waits for.
 */
final class Desk {

    /** What Java itself ends with when its heap is full, and is told to end. */
    static final int OUT_OF_MEMORY = 3;

    private static final int FAILED = 1;

    private final Path folder;
    private final OutputStream answers;
    private final SynchronousQueue<Job> jobs = new SynchronousQueue<>();

    private Desk(Path folder, OutputStream answers) {
        this.folder = folder;
        this.answers = answers;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Job(Task task, byte[] document) {}

    /** What is done with a document. */
    interface Work {
        Outcome extract(byte[] document, Task.Extract task, PagesKnown pages) throws IOException;

        Answer countPages(byte[] document, Task.CountPages task);
    }

    /** Told the number of pages as soon as there is one. */
    interface PagesKnown {
        void tell(int pages) throws IOException;
    }

    /**
     * Takes standard input and output for its own: whatever libraries print must not get between the answers.
     *
     * @param folder of this process, removed when it ends because its parent has
     */
    static Desk ofThisProcess(Path folder) {
        OutputStream answers = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        return new Desk(folder, answers);
    }

    /** Does not come back. An error that nobody has caught is the end of this process, also if it is one that Java itself does not end at. */
    void serve(Work work) {
        outliveSignals();
        Thread.ofPlatform().daemon().name("tasks").start(this::listen);
        try {
            say(new Answer.Ready());
            while (true) {
                Job job = jobs.take();
                say(
                        switch (job.task()) {
                            case Task.Extract extract ->
                                new Answer.Done(
                                        work.extract(job.document(), extract, pages -> say(new Answer.Pages(pages))));
                            case Task.CountPages count -> work.countPages(job.document(), count);
                        });
            }
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private void say(Answer answer) throws IOException {
        Wire.write(answer, answers);
    }

    private void listen() {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)))) {
            while (true) {
                Task task = Wire.task(in);
                jobs.put(new Job(task, Wire.document(in)));
            }
        } catch (IOException | InterruptedException e) {
            Folders.remove(folder);
            Runtime.getRuntime().halt(0);
        }
    }

    /** Ctrl-C at a terminal, and some who stop a service, signal everybody. When this process ends is for its parent to say, who may want to finish. */
    private static void outliveSignals() {
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
