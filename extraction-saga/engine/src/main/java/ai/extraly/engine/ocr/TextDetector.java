package ai.extraly.engine.ocr;

import ai.extraly.engine.ocr.Models.Model;
import ai.extraly.engine.ocr.Rectangles.Point;
import ai.extraly.engine.picture.Gray;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Finds the lines of text in a picture, however it is turned: PP-OCRv4's detector, a network that marks the cores of lines (DB, Liao et al. 2020). */
final class TextDetector {

    static final String MODEL = "/models/ch_PP-OCRv4_det_infer.onnx";

    /** The network's strides halve five times. In pixels. */
    private static final int STRIDE = 32;

    /** What the network was trained with: mean and deviation of ImageNet's channels. */
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};

    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

    /** A pixel belongs to a core above this, a core to the text when its pixels are this sure on average. PaddleOCR's own values are 0.3 and 0.6; faded print needs less. */
    private static final float CORE = 0.3f;

    private static final double SURE = 0.5;

    /** Cores are shrunk lines; by this they grow again, as PaddleOCR does (area over outline). */
    private static final double GROWTH = 1.6;

    /** Specks. In pixels of the network's input. */
    private static final int LEAST_PIXELS = 10;

    private static final double LEAST_HEIGHT = 3;

    private final Model model;
    private final int side;

    /** Pictures are shrunk until their longer side is {@code side} pixels. */
    TextDetector(Model model, int side) {
        this.model = model;
        this.side = side;
    }

    List<TextBox> find(Gray picture) {
        double shrink = shrink(picture.width(), picture.height());
        int width = strides(picture.width() * shrink);
        int height = strides(picture.height() * shrink);
        float[] marks = marks(picture.scaled(width, height));
        double scaleX = (double) picture.width() / width;
        double scaleY = (double) picture.height() / height;
        List<TextBox> boxes = new ArrayList<>();
        for (TextBox core : cores(marks, width, height)) {
            double grow = (core.width() * core.height() * GROWTH) / (core.width() + core.height());
            boxes.add(new TextBox(
                    core.x() * scaleX,
                    core.y() * scaleY,
                    (core.width() + grow) * scaleX,
                    (core.height() + grow) * scaleY,
                    core.angle()));
        }
        return boxes;
    }

    /** By how much a picture of this size is made smaller before lines are looked for: 1 is not at all. */
    double shrink(int width, int height) {
        return Math.min(1, (double) side / Math.max(width, height));
    }

    private static int strides(double pixels) {
        return Math.max(1, (int) Math.round(pixels / STRIDE)) * STRIDE;
    }

    private float[] marks(Gray input) {
        int size = input.width() * input.height();
        FloatBuffer buffer = Model.buffer(3 * size);
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < size; i++) {
                buffer.put(channel * size + i, ((input.pixels()[i] & 255) / 255f - MEAN[channel]) / DEVIATION[channel]);
            }
        }
        return model.run(buffer, new long[] {1, 3, input.height(), input.width()}, (output, shape) -> {
            float[] marks = new float[size];
            output.get(marks);
            return marks;
        });
    }

    /** Connected marks, each as the rectangle around it. */
    private static List<TextBox> cores(float[] marks, int width, int height) {
        boolean[] seen = new boolean[marks.length];
        int[] queue = new int[marks.length];
        List<TextBox> cores = new ArrayList<>();
        for (int start = 0; start < marks.length; start++) {
            if (seen[start] || marks[start] <= CORE) {
                continue;
            }
            List<Point> edge = new ArrayList<>();
            double sum = 0;
            int end = 1;
            queue[0] = start;
            seen[start] = true;
            for (int at = 0; at < end; at++) {
                int x = queue[at] % width;
                int y = queue[at] / width;
                sum += marks[queue[at]];
                boolean inside = true;
                for (int ny = y - 1; ny <= y + 1; ny++) {
                    for (int nx = x - 1; nx <= x + 1; nx++) {
                        boolean marked =
                                nx >= 0 && ny >= 0 && nx < width && ny < height && marks[ny * width + nx] > CORE;
                        inside &= marked;
                        if (marked && !seen[ny * width + nx]) {
                            seen[ny * width + nx] = true;
                            queue[end++] = ny * width + nx;
                        }
                    }
                }
                if (!inside) {
                    edge.add(new Point(x, y));
                }
            }
            if (end >= LEAST_PIXELS && sum / end >= SURE) {
                TextBox box = Rectangles.around(edge);
                if (Math.min(box.width(), box.height()) + 1 >= LEAST_HEIGHT) {
                    cores.add(
                            new TextBox(box.x() + 0.5, box.y() + 0.5, box.width() + 1, box.height() + 1, box.angle()));
                }
            }
        }
        return cores;
    }
}
