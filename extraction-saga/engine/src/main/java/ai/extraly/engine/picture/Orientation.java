package ai.extraly.engine.picture;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** How the camera was held: the orientation that Exif 2.3 (tag 274) states, which no reader applies. */
record Orientation(int quarters, boolean mirrored) {

    static final Orientation UPRIGHT = new Orientation(0, false);

    /** "Exif" and two zeros stand before the directory in JPEG, and sometimes in WEBP. */
    private static final byte[] MARK = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    /** Of one page of a file. Whatever is broken about it is upright. */
    static Orientation of(byte[] file, PictureFormat format, int page) {
        try {
            return block(file, format)
                    .flatMap(exif -> stated(exif, page))
                    .map(Orientation::ofTag)
                    .orElse(UPRIGHT);
        } catch (RuntimeException e) {
            return UPRIGHT;
        }
    }

    Gray applied(Gray picture) {
        Gray seen = mirrored ? picture.mirrored() : picture;
        return seen.turned(quarters);
    }

    private static Orientation ofTag(int value) {
        return switch (value) {
            case 2 -> new Orientation(0, true);
            case 3 -> new Orientation(2, false);
            case 4 -> new Orientation(2, true);
            case 5 -> new Orientation(3, true);
            case 6 -> new Orientation(1, false);
            case 7 -> new Orientation(1, true);
            case 8 -> new Orientation(3, false);
            default -> UPRIGHT;
        };
    }

    private static Optional<Integer> stated(ByteArrayImageInputStream exif, int page) {
        try {
            Directory read = new TIFFReader().read(exif);
            Directory directory = read instanceof CompoundDirectory many
                    ? many.getDirectory(Math.min(page, many.directoryCount() - 1))
                    : read;
            Entry entry = directory.getEntryById(TIFF.TAG_ORIENTATION);
            return entry != null && entry.getValue() instanceof Number number
                    ? Optional.of(number.intValue())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ByteArrayImageInputStream> block(byte[] file, PictureFormat format) {
        return switch (format) {
            case TIFF -> Optional.of(new ByteArrayImageInputStream(file));
            case JPEG -> jpeg(file);
            case PNG -> chunk(file, 8, "eXIf", false);
            case WEBP -> chunk(file, 12, "EXIF", true);
        };
    }

    /** Walks the segments before the picture itself. */
    private static Optional<ByteArrayImageInputStream> jpeg(byte[] file) {
        int at = 2;
        while (at + 4 <= file.length && (file[at] & 255) == 0xFF && (file[at + 1] & 255) != 0xDA) {
            int length = ByteBuffer.wrap(file).getShort(at + 2) & 0xFFFF;
            if ((file[at + 1] & 255) == 0xE1 && marked(file, at + 4)) {
                return part(file, at + 4 + MARK.length, length - 2 - MARK.length);
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    /** Walks the chunks of PNG (length, name) or RIFF (name, length, padded to even). */
    private static Optional<ByteArrayImageInputStream> chunk(byte[] file, int start, String name, boolean riff) {
        ByteBuffer numbers = ByteBuffer.wrap(file).order(riff ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = start;
        while (at >= 0 && at + 8 <= file.length) {
            int length = numbers.getInt(riff ? at + 4 : at);
            String found = new String(file, riff ? at : at + 4, 4, StandardCharsets.ISO_8859_1);
            if (found.equals(name)) {
                int skip = marked(file, at + 8) ? MARK.length : 0;
                return part(file, at + 8 + skip, length - skip);
            }
            at += length < 0 ? file.length : riff ? 8 + length + (length & 1) : 12 + length;
        }
        return Optional.empty();
    }

    private static boolean marked(byte[] file, int at) {
        return at + MARK.length <= file.length && Arrays.equals(file, at, at + MARK.length, MARK, 0, MARK.length);
    }

    private static Optional<ByteArrayImageInputStream> part(byte[] file, int start, int length) {
        return Optional.of(new ByteArrayImageInputStream(file, start, Math.min(length, file.length - start)));
    }
}
