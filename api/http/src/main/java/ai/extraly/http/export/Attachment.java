package ai.extraly.http.export;

import java.nio.charset.StandardCharsets;

/** A Content-Disposition (RFC 6266) under which every client finds a file name it can use. */
final class Attachment {
    /** RFC 5987's attr-char: what may stand unencoded. */
    private static final String ATTR_CHARS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

    private Attachment() {}

    /** Plain ASCII first, for those that know nothing else; then the real name. */
    static String named(String name) {
        return "attachment; filename=\"" + ascii(name) + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String ascii(String name) {
        StringBuilder ascii = new StringBuilder();
        name.codePoints()
                .map(c -> c < ' ' || c > '~' || "\"\\/%".indexOf(c) >= 0 ? '_' : c)
                .forEach(ascii::appendCodePoint);
        return ascii.toString();
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (ATTR_CHARS.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }
}
