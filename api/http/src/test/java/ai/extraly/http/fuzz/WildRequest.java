package ai.extraly.http.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as the bytes that go over the wire, right or wrong.
 *
 * @param headers whole lines
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WildRequest(String method, String target, List<String> headers, byte[] body) {
    private static final int SHOWN = 400;

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder head =
                new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** Enough of it to try it again by hand. */
    @Override
    public String toString() {
        return shortened(method + " " + target) + "\n"
                + String.join("\n", headers.stream().map(WildRequest::shortened).toList()) + "\n\n"
                + shortened(new String(body, StandardCharsets.ISO_8859_1));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + ")";
    }
}
