package ai.extraly.engine.ocr;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.ocr.Models.Model;
import ai.extraly.engine.ocr.Reading.Letter;
import ai.extraly.engine.picture.Gray;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads lines: PP-OCRv4's recogniser, a network that says for each slice of a line which character it shows (CTC, Graves
 * et al. 2006). It was trained on Chinese and English, so it knows no accents; of its alphabet only what Latin print may
 * show is listened to.
 */
final class LineRecogniser {

    static final String MODEL = "/models/ch_PP-OCRv4_rec_infer.onnx";
    static final String ALPHABET = "/models/ppocr_keys_v1.txt";

    /** The height the network was trained with. In pixels. */
    static final int HEIGHT = 48;

    /** Lines of like width are read together, up to so many pixels; more at once only cost memory. */
    private static final int BATCH = 2000;

    /** Narrower crops are filled up: a slice is 8 pixels wide, and one character needs some. */
    private static final int LEAST_WIDTH = 32;

    private static final int BLANK = 0;

    private final Model model;
    private final String[] alphabet;
    private final int[] latin;

    LineRecogniser(Model model) throws IOException {
        this.model = model;
        this.alphabet = alphabet();
        this.latin = IntStream.range(0, alphabet.length)
                .filter(i -> i == BLANK || alphabet[i].codePoints().allMatch(LineRecogniser::printedInLatin))
                .toArray();
    }

    /** The blank first, a space last, between them the file's lines. */
    private static String[] alphabet() throws IOException {
        try (InputStream in = LineRecogniser.class.getResourceAsStream(ALPHABET)) {
            if (in == null) {
                throw new FileNotFoundException(ALPHABET + " is not on the class path");
            }
            List<String> all = new ArrayList<>(List.of(""));
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(key -> Normalizer.normalize(key, Normalizer.Form.NFKC))
                    .forEach(all::add);
            all.add(" ");
            return all.toArray(String[]::new);
        }
    }

    private static boolean printedInLatin(int codePoint) {
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.LATIN
                || (script == Character.UnicodeScript.COMMON
                        && codePoint < 0x2200
                        && !Character.isISOControl(codePoint));
    }

    /** The lines' readings, in their order. Each line is {@link #HEIGHT} high. */
    List<Reading> read(List<Gray> lines, Deadline deadline) {
        Reading[] readings = new Reading[lines.size()];
        Integer[] byWidth = IntStream.range(0, lines.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(byWidth, Comparator.comparingInt(i -> lines.get(i).width()));
        int to;
        for (int from = 0; from < byWidth.length; from = to) {
            deadline.check();
            to = from + 1;
            while (to < byWidth.length
                    && (to + 1 - from) * lines.get(byWidth[to]).width() <= BATCH) {
                to++;
            }
            List<Integer> batch = List.of(byWidth).subList(from, to);
            List<Reading> read = readBatch(batch.stream().map(lines::get).toList());
            for (int i = 0; i < batch.size(); i++) {
                readings[batch.get(i)] = read.get(i);
            }
        }
        return List.of(readings);
    }

    private List<Reading> readBatch(List<Gray> lines) {
        int width = Math.max(LEAST_WIDTH, lines.getLast().width() + 7) / 8 * 8;
        int plane = HEIGHT * width;
        FloatBuffer buffer = Model.buffer(lines.size() * 3 * plane);
        for (int i = 0; i < lines.size(); i++) {
            Gray line = lines.get(i);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < line.width(); x++) {
                    float value = line.at(x, y) / 127.5f - 1;
                    for (int channel = 0; channel < 3; channel++) {
                        buffer.put((3 * i + channel) * plane + y * width + x, value);
                    }
                }
            }
        }
        return model.run(buffer, new long[] {lines.size(), 3, HEIGHT, width}, (output, shape) -> {
            List<Reading> readings = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                double share = (double) width / lines.get(i).width();
                readings.add(reading(output, i, (int) shape[1], (int) shape[2], share));
            }
            return readings;
        });
    }

    /** Repeats of a character in neighbouring slices are one, unless a blank stands between. */
    private Reading reading(FloatBuffer output, int line, int slices, int characters, double share) {
        List<Letter> letters = new ArrayList<>();
        float[] chances = new float[characters];
        int last = BLANK;
        boolean space = false;
        for (int slice = 0; slice < slices; slice++) {
            output.get((line * slices + slice) * characters, chances);
            int best = BLANK;
            for (int candidate : latin) {
                best = chances[candidate] > chances[best] ? candidate : best;
            }
            if (best != BLANK && best != last) {
                if (alphabet[best].isBlank()) {
                    space = true;
                } else {
                    double left = Math.min(1, slice * share / slices);
                    double right = Math.min(1, (slice + 1) * share / slices);
                    letters.add(new Letter(alphabet[best], left, right, chances[best], space));
                    space = false;
                }
            }
            last = best;
        }
        return new Reading(letters);
    }
}
