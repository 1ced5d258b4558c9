package ai.extraly.engine.picture;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Arrays;

/** A picture in shades of grey, a byte a pixel, 0 is black. Recognisers need no colour, and this is a quarter of the memory. */
public final class Gray {

    private static final int WHITE = 255;

    private final int width;
    private final int height;
    private final byte[] pixels;

    public Gray(int width, int height, byte[] pixels) {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels are not " + width + " by " + height);
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** What is transparent becomes white. */
    public static Gray of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] pixels = new byte[width * height];
        // Java takes grey pictures as linear light and would brighten them on the way to RGB.
        boolean asStored = image.getRaster().getNumBands() == 1
                && image.getRaster().getTransferType() == DataBuffer.TYPE_BYTE
                && image.getColorModel().getComponentSize(0) == Byte.SIZE
                && image.getType() == BufferedImage.TYPE_BYTE_GRAY;
        return new Gray(width, height, asStored ? stored(image.getRaster(), pixels) : mixed(image, pixels));
    }

    private static byte[] stored(Raster raster, byte[] pixels) {
        raster.getDataElements(raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), pixels);
        return pixels;
    }

    private static byte[] mixed(BufferedImage image, byte[] pixels) {
        int width = image.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) luma(row[x]);
            }
        }
        return pixels;
    }

    /** ITU-R BT.601, in thousandths. */
    private static int luma(int argb) {
        int luma = (((argb >> 16) & 255) * 299 + ((argb >> 8) & 255) * 587 + (argb & 255) * 114 + 500) / 1000;
        int alpha = argb >>> 24;
        return alpha == 255 ? luma : (luma * alpha + WHITE * (255 - alpha)) / 255;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int at(int x, int y) {
        return pixels[y * width + x] & 255;
    }

    /** The pixels themselves, row by row, not a copy. */
    public byte[] pixels() {
        return pixels;
    }

    /** A part of it. */
    public Gray cut(int left, int top, int newWidth, int newHeight) {
        byte[] part = new byte[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            System.arraycopy(pixels, (top + y) * width + left, part, y * newWidth, newWidth);
        }
        return new Gray(newWidth, newHeight, part);
    }

    /** Turned to the right by that many quarters. */
    public Gray turned(int quarters) {
        return switch (Math.floorMod(quarters, 4)) {
            case 1 -> rearranged(height, width, (x, y) -> (height - 1 - x) * width + y);
            case 2 -> rearranged(width, height, (x, y) -> (height - 1 - y) * width + width - 1 - x);
            case 3 -> rearranged(height, width, (x, y) -> x * width + width - 1 - y);
            default -> this;
        };
    }

    /** Left and right changed over. */
    Gray mirrored() {
        return rearranged(width, height, (x, y) -> y * width + width - 1 - x);
    }

    private Gray rearranged(int newWidth, int newHeight, Source source) {
        byte[] moved = new byte[pixels.length];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                moved[y * newWidth + x] = pixels[source.index(x, y)];
            }
        }
        return new Gray(newWidth, newHeight, moved);
    }

    /** Resized to exactly this. Shrinks by halves first, so that thin strokes do not fall between the samples. */
    public Gray scaled(int newWidth, int newHeight) {
        Gray source = this;
        while (source.width >= 2 * newWidth && source.height >= 2 * newHeight) {
            source = source.halved();
        }
        AffineTransform place =
                AffineTransform.getScaleInstance((double) source.width / newWidth, (double) source.height / newHeight);
        return source.width == newWidth && source.height == newHeight
                ? source
                : source.sampled(place, newWidth, newHeight);
    }

    /** Resized by this factor. */
    public Gray scaled(double factor) {
        return scaled((int) Math.round(width * factor), (int) Math.round(height * factor));
    }

    /** Shrunk, if need be, until its shorter side is this. */
    public Gray bounded(double across) {
        double now = Math.min(width, height);
        return now <= across ? this : scaled(across / now);
    }

    private Gray halved() {
        int w = width / 2;
        int h = height / 2;
        byte[] half = new byte[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                half[y * w + x] = (byte)
                        ((at(2 * x, 2 * y) + at(2 * x + 1, 2 * y) + at(2 * x, 2 * y + 1) + at(2 * x + 1, 2 * y + 1) + 2)
                                / 4);
            }
        }
        return new Gray(w, h, half);
    }

    /** A new picture whose points lie at {@code place} in this one, mixed from the four nearest pixels; beyond the edge the edge goes on. */
    public Gray sampled(AffineTransform place, int newWidth, int newHeight) {
        byte[] samples = new byte[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            double sx = place.getScaleX() * 0.5 + place.getShearX() * (y + 0.5) + place.getTranslateX() - 0.5;
            double sy = place.getShearY() * 0.5 + place.getScaleY() * (y + 0.5) + place.getTranslateY() - 0.5;
            for (int x = 0; x < newWidth; x++) {
                samples[y * newWidth + x] = (byte) mixed(sx, sy);
                sx += place.getScaleX();
                sy += place.getShearY();
            }
        }
        return new Gray(newWidth, newHeight, samples);
    }

    /** With a white edge all around. */
    public Gray framed(int margin) {
        int w = width + 2 * margin;
        int h = height + 2 * margin;
        byte[] framed = new byte[w * h];
        Arrays.fill(framed, (byte) WHITE);
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, framed, (y + margin) * w + margin, width);
        }
        return new Gray(w, h, framed);
    }

    private int mixed(double x, double y) {
        double cx = Math.clamp(x, 0, width - 1.0);
        double cy = Math.clamp(y, 0, height - 1.0);
        int left = (int) cx;
        int top = (int) cy;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double fx = cx - left;
        double fy = cy - top;
        double above = at(left, top) * (1 - fx) + at(right, top) * fx;
        double below = at(left, bottom) * (1 - fx) + at(right, bottom) * fx;
        return (int) (above * (1 - fy) + below * fy + 0.5);
    }

    private interface Source {
        int index(int x, int y);
    }
}
