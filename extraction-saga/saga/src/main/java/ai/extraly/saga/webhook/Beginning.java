package ai.extraly.saga.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** As much of an answer's body as is kept. */
final class Beginning {
    private static final int LONGEST = 1_024;

    private Beginning() {}

    /**
     * Reads until there is enough, or no more. The stream is left as it is: to close it would be to read all of it. Content that is
     * compressed stays so, and cannot grow.
     */
    static String of(@Nullable HttpEntity body) {
        if (body == null) {
            return "";
        }
        byte[] bytes = new byte[LONGEST];
        int length = 0;
        try {
            InputStream content = body.getContent();
            int read = 0;
            while (read >= 0 && length < LONGEST) {
                length += read;
                read = content.read(bytes, length, LONGEST - length);
            }
        } catch (IOException e) {
            // What came until then is what it said.
        }
        return text(ByteBuffer.wrap(bytes, 0, length));
    }

    /** A character that was cut in two at the end is left out; what is no UTF-8 is replaced. */
    private static String text(ByteBuffer bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(bytes, text, false);
        return text.flip().toString();
    }
}
