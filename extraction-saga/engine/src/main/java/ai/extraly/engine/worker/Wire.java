package ai.extraly.engine.worker;

import ai.extraly.engine.DetectionType;
import ai.extraly.engine.Limits;
import ai.extraly.engine.Request;
import ai.extraly.engine.Unreadable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How tasks and answers are written into a pipe. A child that was taken over by its document may write anything, so each answer begins with a
 * mark, everything has a length, and no length is believed beyond its bound.
 */
final class Wire {

    /** A statement of 2,000 pages has some 100 MB of results with their evidence. No child may fill the memory of its parent. In bytes. */
    private static final int MOST_RESULTS =
            (int) Math.min(256 << 20, Runtime.getRuntime().maxMemory() / 8);

    private static final int MOST_TEXT = 1 << 16;
    private static final int MOST_TEXTS = 1 << 10;

    private static final int MARK = 0x45_58_54_52;

    private static final int EXTRACT = 1;
    private static final int COUNT_PAGES = 2;

    private static final int READY = 1;
    private static final int PAGES = 2;
    private static final int READ = 3;
    private static final int REFUSED = 4;
    private static final int BROKEN = 5;

    private Wire() {}

    /** The pipe has something else in it than an answer. */
    static final class Garbled extends IOException {
        private static final long serialVersionUID = 1L;

        Garbled(String what) {
            super(what);
        }
    }

    /** Where the document comes from has failed, not the pipe. */
    static final class Unavailable extends IOException {
        private static final long serialVersionUID = 1L;

        Unavailable(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** The task; its document has to follow. */
    static void write(Task task, DataOutputStream out) throws IOException {
        switch (task) {
            case Task.Extract(Request request) -> {
                out.writeByte(EXTRACT);
                text(request.type().wireName(), out);
                texts(request.customFields(), out);
                texts(request.password() == null ? List.of() : List.of(request.password()), out);
                out.writeInt(request.limits().maxPages());
                out.writeLong(request.limits().time().toMillis());
            }
            case Task.CountPages(String password) -> {
                out.writeByte(COUNT_PAGES);
                texts(password == null ? List.of() : List.of(password), out);
            }
        }
    }

    static Task task(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case EXTRACT -> {
                DetectionType type = type(in);
                List<String> customFields = texts(in);
                List<String> password = texts(in);
                Limits limits = new Limits(in.readInt(), Duration.ofMillis(in.readLong()));
                yield new Task.Extract(
                        new Request(type, customFields, password.isEmpty() ? null : password.getFirst(), limits));
            }
            case COUNT_PAGES -> {
                List<String> password = texts(in);
                yield new Task.CountPages(password.isEmpty() ? null : password.getFirst());
            }
            default -> throw new Garbled("Task " + kind);
        };
    }

    /**
     * Exactly {@code size} bytes of {@code document}.
     *
     * @throws Unavailable when the document cannot be read, or is longer or shorter
     */
    static void document(InputStream document, long size, DataOutputStream out) throws IOException {
        out.writeLong(size);
        byte[] some = new byte[1 << 16];
        for (long left = size; left > 0; ) {
            int read = read(document, some, (int) Math.min(left, some.length));
            if (read < 0) {
                throw new Unavailable(new EOFException("The document ends " + left + " bytes before it should"));
            }
            out.write(some, 0, read);
            left -= read;
        }
        if (read(document, some, 1) >= 0) {
            throw new Unavailable(new IOException("The document is longer than " + size + " bytes"));
        }
        out.flush();
    }

    private static int read(InputStream document, byte[] some, int most) throws Unavailable {
        try {
            return document.read(some, 0, most);
        } catch (IOException e) {
            throw new Unavailable(e);
        }
    }

    static byte[] document(DataInputStream in) throws IOException {
        byte[] document = new byte[Math.toIntExact(in.readLong())];
        in.readFully(document);
        return document;
    }

    static void write(Answer answer, OutputStream pipe) throws IOException {
        DataOutputStream out = new DataOutputStream(pipe);
        out.writeInt(MARK);
        switch (answer) {
            case Answer.Ready() -> out.writeByte(READY);
            case Answer.Pages(int number) -> {
                out.writeByte(PAGES);
                out.writeInt(number);
            }
            case Answer.Done(Outcome.Read(DetectionType type, int pages, byte[] results)) -> {
                out.writeByte(READ);
                text(type.wireName(), out);
                out.writeInt(pages);
                out.writeInt(results.length);
                out.write(results);
            }
            case Answer.Done(Outcome.Refused(Unreadable why)) -> {
                out.writeByte(REFUSED);
                text(why.reason().name(), out);
                text(why.message(), out);
            }
            case Answer.Done(Outcome.Broken(String kind, List<String> place)) -> {
                out.writeByte(BROKEN);
                text(kind, out);
                texts(place, out);
            }
            case Answer.Done(Outcome.Lost(Ending how)) ->
                throw new IllegalArgumentException("Nobody reports his own end: " + how);
        }
        out.flush();
    }

    static Answer answer(DataInputStream in) throws IOException {
        if (in.readInt() != MARK) {
            throw new Garbled("No mark");
        }
        int kind = in.readByte();
        return switch (kind) {
            case READY -> new Answer.Ready();
            case PAGES -> new Answer.Pages(in.readInt());
            case READ -> new Answer.Done(new Outcome.Read(type(in), in.readInt(), results(in)));
            case REFUSED -> new Answer.Done(new Outcome.Refused(new Unreadable(reason(in), text(in))));
            case BROKEN -> new Answer.Done(new Outcome.Broken(text(in), texts(in)));
            default -> throw new Garbled("Answer " + kind);
        };
    }

    private static byte[] results(DataInputStream in) throws IOException {
        int length = bounded(in.readInt(), MOST_RESULTS);
        byte[] results = in.readNBytes(length);
        if (results.length < length) {
            throw new EOFException();
        }
        return results;
    }

    private static DetectionType type(DataInputStream in) throws IOException {
        String name = text(in);
        return DetectionType.ofWireName(name).orElseThrow(() -> new Garbled("Type"));
    }

    private static Unreadable.Reason reason(DataInputStream in) throws IOException {
        try {
            return Unreadable.Reason.valueOf(text(in));
        } catch (IllegalArgumentException e) {
            throw new Garbled("Reason");
        }
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] utf8 = new byte[bounded(in.readInt(), MOST_TEXT)];
        in.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static void texts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(text, out);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int number = bounded(in.readInt(), MOST_TEXTS);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static int bounded(int length, int most) throws Garbled {
        if (length < 0 || length > most) {
            throw new Garbled("Length " + length);
        }
        return length;
    }
}
