package ai.extraly.http.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One answer, taken apart from the bytes of a connection by the rules of RFC 9112.
 *
 * @param headers by name in lower case, in the order in which they came
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WireAnswer(int status, List<Header> headers, byte[] body) {
    record Header(String name, String value) {}

    /** All answers of a connection; interim ones are left out. Fails when the bytes are no answers. */
    static List<WireAnswer> of(byte[] wire, boolean toHead) {
        List<WireAnswer> answers = new ArrayList<>();
        Reader reader = new Reader(wire);
        while (!reader.atEnd()) {
            WireAnswer answer = reader.answer(toHead && answers.isEmpty());
            if (answer.status() >= 200) {
                answers.add(answer);
            }
        }
        return answers;
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name.toLowerCase(Locale.ROOT)))
                .map(Header::value)
                .findFirst();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static final class Reader {
        private final byte[] wire;
        private int at;

        Reader(byte[] wire) {
            this.wire = wire;
        }

        boolean atEnd() {
            return at >= wire.length;
        }

        WireAnswer answer(boolean toHead) {
            String[] first = line().split(" ", 3);
            if (first.length < 2 || !first[0].equals("HTTP/1.1")) {
                throw new AssertionError("No answer begins with " + Arrays.toString(first));
            }
            int status = Integer.parseInt(first[1]);
            List<Header> headers = new ArrayList<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.add(new Header(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip()));
            }
            WireAnswer head = new WireAnswer(status, headers, new byte[0]);
            boolean none = toHead || status < 200 || status == 204 || status == 304;
            return none ? head : new WireAnswer(status, headers, body(head));
        }

        private byte[] body(WireAnswer head) {
            if (head.header("transfer-encoding").isPresent()) {
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                for (int size = size(); size > 0; size = size()) {
                    body.write(wire, at, size);
                    at += size + 2;
                }
                line();
                return body.toByteArray();
            }
            int length = head.header("content-length").map(Integer::valueOf).orElse(wire.length - at);
            byte[] body = Arrays.copyOfRange(wire, at, at + length);
            at += length;
            return body;
        }

        private int size() {
            return Integer.parseInt(line(), 16);
        }

        private String line() {
            int end = at;
            while (end < wire.length && wire[end] != '\n') {
                end++;
            }
            String line = new String(wire, at, Math.max(0, end - at), StandardCharsets.ISO_8859_1);
            at = end + 1;
            return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        }
    }
}
