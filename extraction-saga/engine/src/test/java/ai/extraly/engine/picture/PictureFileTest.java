package ai.extraly.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.extraly.engine.guard.Refused;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 20;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "tiff"})
    void readsEachFormatByItsContent(String format) throws IOException, Refused {
        // given
        byte[] bytes = Pictures.file(darkCorner(), format);
        // when
        Gray picture = first(bytes);
        // then
        assertThat(PictureFile.is(bytes)).isTrue();
        assertThat(picture.width()).isEqualTo(WIDTH);
        assertThat(picture.height()).isEqualTo(HEIGHT);
        assertThat(picture.at(2, 2)).isLessThan(60);
        assertThat(picture.at(WIDTH - 3, HEIGHT - 3)).isGreaterThan(200);
    }

    @Test
    void countsThePagesOfATiff() throws IOException, Refused {
        // given
        byte[] bytes = Pictures.tiff(List.of(darkCorner(), darkCorner(), darkCorner()));
        // when
        try (PictureFile file = PictureFile.open(bytes)) {
            // then
            assertThat(file.pages()).isEqualTo(3);
            assertThat(file.read(2).picture().width()).isEqualTo(WIDTH);
        }
    }

    @Test
    void whatIsTransparentIsWhite() throws IOException, Refused {
        // given
        BufferedImage glass = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        // when
        Gray picture = first(Pictures.file(glass, "png"));
        // then
        assertThat(picture.at(5, 5)).isEqualTo(255);
    }

    @Test
    void greyIsTakenAsItIsStored() throws IOException, Refused {
        // given
        BufferedImage grey = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(5, 5, 0, 100);
        // when
        Gray picture = first(Pictures.file(grey, "png"));
        // then
        assertThat(picture.at(5, 5)).isEqualTo(100);
    }

    /** Where the dark corner, stored top left, is seen. */
    @ParameterizedTest
    @CsvSource({
        "1, left, top", "2, right, top", "3, right, bottom", "4, left, bottom",
        "5, left, top", "6, right, top", "7, right, bottom", "8, left, bottom"
    })
    void turnsAsTheCameraSays(int orientation, String side, String end) throws IOException, Refused {
        // given
        byte[] bytes = withExif(Pictures.file(darkCorner(), "jpeg"), orientation);
        // when
        Gray picture = first(bytes);
        // then
        assertThat(picture.width()).isEqualTo(orientation < 5 ? WIDTH : HEIGHT);
        int x = side.equals("left") ? 2 : picture.width() - 3;
        int y = end.equals("top") ? 2 : picture.height() - 3;
        assertThat(picture.at(x, y)).isLessThan(60);
        assertThat(picture.at(picture.width() - 1 - x, picture.height() - 1 - y))
                .isGreaterThan(200);
    }

    @Nested
    class Refuses {

        @Test
        void aPngOfMorePixelsThanAnyPageHasBeforeDecoding() {
            assertRefused(pngHeader(60_000, 60_000), Refused.Why.TOO_LARGE);
        }

        @Test
        void aTiffOfMorePixelsThanAnyPageHas() {
            assertRefused(tiffHeader(60_000, 60_000), Refused.Why.TOO_LARGE);
        }

        @Test
        void aWebpOfMorePixelsThanAnyPageHas() {
            assertRefused(webpHeader(16_000, 16_000), Refused.Why.TOO_LARGE);
        }

        @Test
        void whatIsCutOff() throws IOException {
            byte[] whole = Pictures.file(darkCorner(), "png");
            assertRefused(java.util.Arrays.copyOf(whole, 40), Refused.Why.CORRUPTED);
        }

        @Test
        void whatIsNoPictureOfAnAcceptedFormat() {
            byte[] bmp = "BM and more".getBytes(StandardCharsets.US_ASCII);
            assertThat(PictureFile.is(bmp)).isFalse();
            assertRefused(bmp, Refused.Why.CORRUPTED);
        }

        private static void assertRefused(byte[] bytes, Refused.Why why) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> first(bytes))
                    .extracting(Refused::why)
                    .isEqualTo(why);
        }
    }

    private static Gray first(byte[] bytes) throws Refused {
        try (PictureFile file = PictureFile.open(bytes)) {
            return file.read(0).picture();
        }
    }

    private static BufferedImage darkCorner() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.BLACK);
        pen.fillRect(0, 0, 8, 8);
        pen.dispose();
        return picture;
    }

    /** An Exif segment with the orientation alone, behind the start of the picture. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.writeBytes(exif.array());
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(header.array());
        return ByteBuffer.allocate(200)
                .put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(13)
                .put(header.array())
                .putInt((int) sum.getValue())
                .array();
    }

    /** Width, height, bits, compression, kind, place, samples, rows and length of one strip. */
    private static byte[] tiffHeader(int width, int height) {
        int[][] tags = {
            {256, width}, {257, height}, {258, 8}, {259, 1}, {262, 1}, {273, 8}, {277, 1}, {278, height}, {279, 100}
        };
        ByteBuffer file = ByteBuffer.allocate(400)
                .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) tags.length);
        for (int[] tag : tags) {
            file.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
        }
        return file.putInt(0).array();
    }

    /** A lossless one: 14 bits each of width and height behind the signature. */
    private static byte[] webpHeader(int width, int height) {
        return ByteBuffer.allocate(100)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(92)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(80)
                .put((byte) 0x2F)
                .putInt((width - 1) | (height - 1) << 14)
                .array();
    }
}
