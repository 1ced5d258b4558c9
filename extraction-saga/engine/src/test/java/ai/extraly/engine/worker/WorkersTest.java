package ai.extraly.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.extraly.engine.DetectionType;
import ai.extraly.engine.Engine;
import ai.extraly.engine.Extracted;
import ai.extraly.engine.Request;
import ai.extraly.engine.Unreadable;
import ai.extraly.engine.pdf.TestPdf;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Real child processes, one at a time, that do what their documents say. */
class WorkersTest {

    private static final Request AUTO = Request.of(DetectionType.AUTO);
    private static final String CLASS_PATH = "java.class.path";
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final WorkerSettings ONE =
            WorkerSettings.DEFAULT.withChildren(1, 0).withMemory(64, 400);

    /** Most tests leave a child behind that the next one can use. */
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Workers shared;

    @BeforeAll
    static void open() throws IOException {
        shared = Workers.of(ONE, PoisonMain.class);
    }

    @AfterAll
    static void close() {
        shared.close();
    }

    private static Outcome read(Workers workers, byte[] document) throws IOException, InterruptedException {
        return workers.extract(new ByteArrayInputStream(document), document.length, AUTO);
    }

    private static Outcome read(Workers workers, String order) throws IOException, InterruptedException {
        return read(workers, order.getBytes(StandardCharsets.US_ASCII));
    }

    private static CompletableFuture<Outcome> reading(Workers workers, String order) {
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return read(workers, order);
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        await().until(() -> workers.figures().busy() == 1);
        return outcome;
    }

    private static long who(Workers workers) throws IOException, InterruptedException {
        return Long.parseLong(((Outcome.Broken) read(workers, "who")).kind());
    }

    private static ProcessHandle child(Workers workers) throws IOException, InterruptedException {
        return ProcessHandle.of(who(workers)).orElseThrow();
    }

    private static byte[] receipt() throws IOException {
        return TestPdf.page(page -> page.text(50, 800, "Corner Bakery").text(50, 780, "TOTAL 3.60"));
    }

    @Test
    void readAsTheEngineDoesInThisProcess() throws Exception {
        // when
        Outcome outcome = read(shared, receipt());
        // then
        Extracted here = (Extracted) new Engine().extract(receipt(), AUTO);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Read.class, read -> {
            assertThat(read.results()).isEqualTo(here.toJson());
            assertThat(read.type()).isEqualTo(here.detectionType());
            assertThat(read.pages()).isEqualTo(1);
        });
    }

    @Test
    void sayWhyADocumentCannotBeRead() throws Exception {
        assertThat(read(shared, "no document"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why().reason()).isEqualTo(Unreadable.Reason.CORRUPTED));
    }

    @Test
    void countPages() throws Exception {
        // given
        child(shared);
        byte[] pdf = receipt();
        byte[] broken = "%PDF-1.7 broken".getBytes(StandardCharsets.US_ASCII);
        // then
        assertThat(shared.countPages(new ByteArrayInputStream(pdf), pdf.length, null))
                .hasValue(1);
        assertThat(shared.countPages(new ByteArrayInputStream(broken), broken.length, null))
                .isEmpty();
    }

    @Test
    void outliveACrashAndReadTheNextDocument() throws Exception {
        // when
        Outcome outcome = read(shared, "crash");
        // then
        assertThat(outcome).isEqualTo(new Outcome.Lost(Ending.CRASHED));
        assertThat(read(shared, receipt())).isInstanceOf(Outcome.Read.class);
        await().until(() -> shared.figures().ended().containsKey(Ending.CRASHED));
    }

    @Test
    void outliveAFullHeap() throws Exception {
        assertThat(read(shared, "fill the heap")).isEqualTo(new Outcome.Lost(Ending.OUT_OF_MEMORY));
        assertThat(child(shared).isAlive()).isTrue();
    }

    @Test
    void endAChildThatTakesTooMuchMemoryOutsideOfItsHeap() throws Exception {
        // given
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "memory is watched on Linux only");
        // then
        assertThat(read(shared, "take native memory")).isEqualTo(new Outcome.Lost(Ending.OUT_OF_MEMORY));
    }

    @Test
    void takeNothingForAnAnswerThatIsNone() throws Exception {
        assertThat(read(shared, "write into the pipe")).isEqualTo(new Outcome.Lost(Ending.GARBLED));
    }

    @Test
    void mindNothingThatLibrariesPrint() throws Exception {
        assertThat(read(shared, "print")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void keepToThemselvesWhatLibrariesLog() throws Exception {
        assertThat(read(shared, "log")).isEqualTo(new Outcome.Broken("", List.of()));
    }

    @Test
    void giveADocumentUpWhoseChildSomebodyKills() throws Exception {
        // given
        ProcessHandle child = child(shared);
        CompletableFuture<Outcome> outcome = reading(shared, "hang");
        // when
        child.destroyForcibly();
        // then
        assertThat(outcome).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(new Outcome.Lost(Ending.CRASHED));
    }

    @Test
    void loseNoDocumentWithAChildThatWasIdle() throws Exception {
        // given
        ProcessHandle child = child(shared);
        // when
        child.destroyForcibly();
        await().until(() -> !child.isAlive());
        // then
        assertThat(child(shared)).isNotEqualTo(child);
    }

    @Test
    void outliveASignalThatIsMeantForAll() throws Exception {
        // given
        ProcessHandle child = child(shared);
        // when
        child.destroy();
        // then
        assertThat(read(shared, receipt())).isInstanceOf(Outcome.Read.class);
        assertThat(child(shared)).isEqualTo(child);
    }

    @Test
    void haveHardlyAnyEnvironmentAndAFolderOfTheirOwnThatGoesWithThem() throws Exception {
        // given
        Outcome.Broken surroundings = (Outcome.Broken) read(shared, "surroundings");
        Path folder = Path.of(surroundings.place().getLast());
        assertThat(surroundings.place())
                .contains("LANG", "MALLOC_ARENA_MAX", "TMPDIR")
                .doesNotContain("PATH", "HOME", "USER");
        assertThat(folder.resolve("left behind")).exists();
        // when
        read(shared, "crash");
        // then
        await().until(() -> Files.notExists(folder));
    }

    @Test
    void tellWhoeverHandsThemADocumentThatIsNotToBeHad() throws Exception {
        // given
        InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] some, int from, int most) throws IOException {
                throw new IOException("out of reach");
            }
        };
        // then
        assertThatThrownBy(() -> shared.extract(broken, 100, AUTO)).hasMessage("out of reach");
        assertThatThrownBy(() -> shared.extract(InputStream.nullInputStream(), 100, AUTO))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> shared.extract(new ByteArrayInputStream(new byte[2]), 1, AUTO))
                .isInstanceOf(IOException.class);
        assertThat(child(shared).isAlive()).isTrue();
    }

    /** With a little time for each document, and one child of their own. */
    @Nested
    class WithLittleTime {
        @SuppressWarnings("NullAway.Init") // set by JUnit
        private Workers workers;

        @BeforeEach
        void open() throws Exception {
            workers = Workers.of(
                    ONE.withTime(new TimeLimit(SHORT, SHORT, SHORT.multipliedBy(3)))
                            .withDocuments(3),
                    PoisonMain.class);
        }

        @AfterEach
        void close() {
            workers.close();
        }

        @Test
        void endAChildThatHangs() throws Exception {
            // when
            Outcome outcome = read(workers, "hang");
            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.why().reason()).isEqualTo(Unreadable.Reason.TIMED_OUT));
            await().until(() -> workers.figures().ended().containsKey(Ending.OVERRAN));
        }

        @Test
        void giveMorePagesMoreTimeButNotAllTimeOfTheWorld() throws Exception {
            // given
            child(workers);
            long start = System.nanoTime();
            // when
            read(workers, "three pages, then hang");
            // then
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(SHORT.multipliedBy(3));
        }

        @Test
        void replaceAChildThatHasDoneItsShare() throws Exception {
            // given: the child is gone when the last answer is there
            long first = who(workers);
            assertThat(who(workers)).isEqualTo(first);
            assertThat(who(workers)).isEqualTo(first);
            // then
            assertThat(who(workers)).isNotEqualTo(first);
            await().until(() -> workers.figures().ended().containsKey(Ending.RETIRED));
        }
    }

    @Test
    void leaveNobodyBehindWhenTheyAreClosed() throws Exception {
        // given
        Workers workers = Workers.of(ONE, PoisonMain.class);
        ProcessHandle child = child(workers);
        Path folder =
                Path.of(((Outcome.Broken) read(workers, "surroundings")).place().getLast());
        CompletableFuture<Outcome> outcome = reading(workers, "hang");
        // when
        workers.close();
        // then
        assertThat(child.isAlive()).isFalse();
        assertThat(folder.getParent()).doesNotExist();
        assertThat(outcome)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(WorkersClosed.class);
        assertThatThrownBy(() -> read(workers, receipt())).isInstanceOf(WorkersClosed.class);
    }

    @Test
    void sayWhatAChildThatDoesNotStartComplainsOf() throws Exception {
        // given
        try (Workers workers = Workers.of(ONE, WorkersTest.class)) {
            assertThat(workers.figures().trouble()).isNull();
            // when
            workers.warm();
            // then
            await().untilAsserted(() ->
                    assertThat(workers.figures().trouble()).contains("main", WorkersTest.class.getName()));
            await().until(() -> workers.figures().ended().containsKey(Ending.NOT_STARTED));
            assertThat(workers.figures().running()).isZero();
        }
    }

    /** Of a class path that is none nobody has thought, as little as of a system that has no thread and no memory to give. */
    @Test
    void startAChildLaterWhateverKeptThemFromIt() throws Exception {
        // given
        String classPath = System.setProperty(CLASS_PATH, "\0");
        try (Workers workers = Workers.of(ONE, PoisonMain.class)) {
            workers.warm();
            await().until(() -> workers.figures().ended().containsKey(Ending.NOT_STARTED));
            assertThat(workers.figures().trouble()).contains("InvalidPathException");
            // when
            System.setProperty(CLASS_PATH, classPath);
            // then
            assertThat(child(workers).isAlive()).isTrue();
            assertThat(workers.figures().trouble()).isNull();
        } finally {
            System.setProperty(CLASS_PATH, classPath);
        }
    }

    @Test
    void endWithTheirParentWhateverTheyAreAt() throws Exception {
        // given
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty(CLASS_PATH),
                        HangingParent.class.getName())
                .start();
        try (BufferedReader output = parent.inputReader()) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            // when
            parent.destroyForcibly();
            // then
            await().until(() -> !child.isAlive());
        } finally {
            parent.destroyForcibly();
        }
    }
}
