package ai.extraly.http.upload;

import ai.extraly.contract.document.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the format of a file by its first bytes; neither its name nor what the caller says counts. */
final class FormatSniffer {
    private static final byte[] PDF = ascii("%PDF-");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[][] TIFF = {
        {'I', 'I', 42, 0}, {'M', 'M', 0, 42}, {'I', 'I', 43, 0}, {'M', 'M', 0, 43} // 43: BigTIFF
    };
    private static final byte[] RIFF = ascii("RIFF");
    private static final byte[] WEBP = ascii("WEBP");
    private static final int WEBP_AT = 8;

    /** PDF readers look for the header anywhere in the first 1024 bytes (ISO 32000-1, annex H, implementation note 13). */
    private static final int PDF_WITHIN = 1024;

    /** As many bytes as it takes to tell. */
    static final int ENOUGH = PDF_WITHIN + PDF.length - 1;

    private FormatSniffer() {}

    static Optional<DocumentFormat> sniff(byte[] head) {
        return Optional.ofNullable(format(head));
    }

    private static @Nullable DocumentFormat format(byte[] head) {
        if (stands(PNG, head, 0)) {
            return DocumentFormat.PNG;
        }
        if (stands(JPEG, head, 0)) {
            return DocumentFormat.JPEG;
        }
        if (Arrays.stream(TIFF).anyMatch(magic -> stands(magic, head, 0))) {
            return DocumentFormat.TIFF;
        }
        if (stands(RIFF, head, 0) && stands(WEBP, head, WEBP_AT)) {
            return DocumentFormat.WEBP;
        }
        return hasPdfHeader(head) ? DocumentFormat.PDF : null;
    }

    private static boolean hasPdfHeader(byte[] head) {
        for (int at = 0; at < PDF_WITHIN && at < head.length; at++) {
            if (stands(PDF, head, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(byte[] magic, byte[] head, int at) {
        return head.length >= at + magic.length && Arrays.equals(magic, 0, magic.length, head, at, at + magic.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
