package ai.extraly.engine.pdf;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells pictures from documents by their first bytes. */
final class Picture {

    private static final List<String> SIGNATURES =
            List.of("\u0089PNG\r\n\u001a\n", "\u00ff\u00d8\u00ff", "II*\0", "MM\0*", "II+\0", "MM\0+", "BM", "GIF8");

    private Picture() {}

    static boolean is(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        boolean webp = head.startsWith("RIFF") && head.startsWith("WEBP", 8);
        return webp || SIGNATURES.stream().anyMatch(head::startsWith);
    }
}
