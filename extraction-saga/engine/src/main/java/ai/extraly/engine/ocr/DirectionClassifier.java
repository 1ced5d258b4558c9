package ai.extraly.engine.ocr;

import ai.extraly.engine.ocr.Models.Model;
import ai.extraly.engine.picture.Gray;
import java.nio.FloatBuffer;

/** Tells whether a line stands on its head: PaddleOCR's classifier of two classes. */
final class DirectionClassifier {

    static final String MODEL = "/models/ch_ppocr_mobile_v2.0_cls_infer.onnx";

    /** What the network was trained with. In pixels. */
    private static final int WIDTH = 192;

    private final Model model;

    DirectionClassifier(Model model) {
        this.model = model;
    }

    /** From 0 for upright to 1 for upside down. The line is {@link LineRecogniser#HEIGHT} high. */
    double upsideDown(Gray line) {
        int height = LineRecogniser.HEIGHT;
        FloatBuffer buffer = Model.buffer(3 * WIDTH * height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < Math.min(WIDTH, line.width()); x++) {
                float value = line.at(x, y) / 127.5f - 1;
                for (int channel = 0; channel < 3; channel++) {
                    buffer.put((channel * height + y) * WIDTH + x, value);
                }
            }
        }
        return model.run(buffer, new long[] {1, 3, height, WIDTH}, (output, shape) -> (double) output.get(1));
    }
}
