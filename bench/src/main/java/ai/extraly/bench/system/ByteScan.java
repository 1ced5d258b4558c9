package ai.extraly.bench.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks for words in every byte of every file: in UTF-8, in both byte orders of UTF-16, in Base64 however it is aligned, in
 * hexadecimal.
 */
public final class ByteScan {
    private static final int BLOCK = 1 << 20;

    private final Map<String, byte[]> needles = new LinkedHashMap<>();
    private final int longest;

    /** @param words to look for, of at least 8 characters, so that no word is found by chance */
    public ByteScan(List<String> words) {
        for (String word : words) {
            if (word.length() < 8) {
                throw new IllegalArgumentException("Too short to be looked for: " + word);
            }
            byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
            needles.put(word + " (UTF-8)", utf8);
            needles.put(word + " (UTF-16BE)", word.getBytes(StandardCharsets.UTF_16BE));
            needles.put(word + " (UTF-16LE)", word.getBytes(StandardCharsets.UTF_16LE));
            needles.put(word + " (hexadecimal)", ascii(HexFormat.of().formatHex(utf8)));
            for (int shift = 0; shift < 3; shift++) {
                needles.put(word + " (Base64, shifted by " + shift + ")", inBase64(utf8, shift));
            }
        }
        longest = needles.values().stream()
                .mapToInt(needle -> needle.length)
                .max()
                .orElse(0);
    }

    /** The characters that stand for {@code bytes} and nothing else in Base64 when {@code shift} bytes come before them. */
    private static byte[] inBase64(byte[] bytes, int shift) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (shift * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return ascii(text.substring(from, to));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What was found, a line each, with the file it was found in. File names are looked at as well. */
    public List<String> in(Path directory) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                in(ascii(directory.relativize(file).toString()), "the name of " + file, found);
                if (Files.isRegularFile(file)) {
                    inFile(file, found);
                }
            }
        }
        return found.stream().distinct().toList();
    }

    private void inFile(Path file, List<String> found) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            byte[] window = new byte[0];
            for (byte[] block = stream.readNBytes(BLOCK); block.length > 0; block = stream.readNBytes(BLOCK)) {
                window = join(tail(window), block);
                in(window, file.toString(), found);
            }
        } catch (NoSuchFileException e) {
            // Gone since it was listed: the system is at work.
        }
    }

    /** As much of the end as a needle could still begin in. */
    private byte[] tail(byte[] window) {
        int length = Math.min(window.length, longest - 1);
        byte[] tail = new byte[length];
        System.arraycopy(window, window.length - length, tail, 0, length);
        return tail;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void in(byte[] bytes, String where, List<String> found) {
        // Bytes as characters, so that the library's search does the work.
        String haystack = new String(bytes, StandardCharsets.ISO_8859_1);
        needles.forEach((what, needle) -> {
            if (haystack.contains(new String(needle, StandardCharsets.ISO_8859_1))) {
                found.add(what + " in " + where);
            }
        });
    }
}
