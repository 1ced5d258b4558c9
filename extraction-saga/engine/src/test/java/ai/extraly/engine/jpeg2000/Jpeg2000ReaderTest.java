package ai.extraly.engine.jpeg2000;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;

class Jpeg2000ReaderTest {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 120;

    @Test
    void readsColours() throws IOException {
        // given: red, and blue in the lower right quarter
        BufferedImage picture = picture(BufferedImage.TYPE_INT_RGB, Color.RED, Color.BLUE);
        // when
        BufferedImage read = reader(Jpeg2000File.of(picture)).read(0);
        // then
        assertThat(read.getWidth()).isEqualTo(WIDTH);
        assertThat(read.getHeight()).isEqualTo(HEIGHT);
        assertLike(read.getRGB(20, 20), Color.RED);
        assertLike(read.getRGB(180, 20), Color.RED);
        assertLike(read.getRGB(180, 110), Color.BLUE);
    }

    @Test
    void readsGreys() throws IOException {
        // given
        BufferedImage picture = picture(BufferedImage.TYPE_BYTE_GRAY, Color.WHITE, Color.BLACK);
        // when
        BufferedImage read = reader(Jpeg2000File.of(picture)).read(0);
        // then
        assertThat(read.getRaster().getNumBands()).isEqualTo(1);
        assertLike(read.getRGB(20, 20), Color.WHITE);
        assertLike(read.getRGB(180, 110), Color.BLACK);
    }

    @Test
    void readsAPartOfFewerPixels() throws IOException {
        // given
        ImageReader reader = reader(Jpeg2000File.of(picture(BufferedImage.TYPE_INT_RGB, Color.RED, Color.BLUE)));
        ImageReadParam part = reader.getDefaultReadParam();
        part.setSourceRegion(new Rectangle(60, 0, 140, HEIGHT));
        part.setSourceSubsampling(4, 4, 0, 0);
        // when
        BufferedImage read = reader.read(0, part);
        // then
        assertThat(read.getWidth()).isEqualTo(35);
        assertThat(read.getHeight()).isEqualTo(30);
        assertLike(read.getRGB(3, 25), Color.RED);
        assertLike(read.getRGB(30, 25), Color.BLUE);
    }

    @Test
    void decodesNothingThatSaysItIsTooLarge() throws IOException {
        // given: the same pixels under another size
        byte[] file = Jpeg2000File.of(picture(BufferedImage.TYPE_BYTE_GRAY, Color.WHITE, Color.BLACK));
        int size = Codestream.in(file).start() + 8;
        ByteBuffer.wrap(file).putInt(size, 60_000).putInt(size + 4, 60_000);
        // then
        ImageReader reader = reader(file);
        assertThat(reader.getWidth(0)).isEqualTo(60_000);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> reader.read(0))
                .withMessageContaining("more pixels");
    }

    @Test
    void refusesWhatIsBroken() throws IOException {
        // given
        byte[] file = Jpeg2000File.of(picture(BufferedImage.TYPE_INT_RGB, Color.RED, Color.BLUE));
        // then
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> reader(new byte[100]).read(0));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> reader(Arrays.copyOf(file, 150)).read(0));
    }

    @Test
    void decodesTheCodestreamThatItHasMeasured() throws IOException {
        // given: the head of a small picture in a box before that of a huge one
        byte[] file = Jpeg2000File.of(picture(BufferedImage.TYPE_BYTE_GRAY, Color.WHITE, Color.BLACK));
        int start = Codestream.in(file).start();
        ByteBuffer decoy =
                ByteBuffer.allocate(8 + 45 + file.length).putInt(8 + 45).put("uuid".getBytes(UTF_8));
        decoy.put(file, start, 45).put(file).putInt(8 + 45 + start + 8, 60_000);
        // then: what comes of it is the small one, or nothing
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> reader(decoy.array()).read(0))
                .withMessageContaining("broken");
    }

    @Test
    void refusesComponentsOfOtherSizes() throws IOException {
        // given: every other pixel of the third colour
        byte[] file = Jpeg2000File.of(picture(BufferedImage.TYPE_INT_RGB, Color.RED, Color.BLUE));
        file[Codestream.in(file).start() + 42 + 2 * 3 + 1] = 2;
        // then
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> reader(file).read(0))
                .withMessageContaining("components");
    }

    @Test
    void isListedAndNotFoundUnlessItIsAskedFor() {
        assertThat(ServiceLoader.load(ImageReaderSpi.class)).hasAtLeastOneElementOfType(Jpeg2000Spi.class);
        assertThat(ImageIO.getImageReadersByFormatName("JPEG2000")).isExhausted();
    }

    private static BufferedImage picture(int type, Color paper, Color corner) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(paper);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(corner);
        pen.fillRect(WIDTH / 2, HEIGHT / 2, WIDTH / 2, HEIGHT / 2);
        pen.dispose();
        return picture;
    }

    private static ImageReader reader(byte[] file) {
        ImageReader reader = new Jpeg2000Reader(new Jpeg2000Spi());
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
        return reader;
    }

    private static void assertLike(int rgb, Color expected) {
        Color color = new Color(rgb);
        assertThat(color.getRed()).isCloseTo(expected.getRed(), within(8));
        assertThat(color.getGreen()).isCloseTo(expected.getGreen(), within(8));
        assertThat(color.getBlue()).isCloseTo(expected.getBlue(), within(8));
    }
}
