package ai.extraly.engine.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures of pages for tests, drawn with Java's own fonts. */
public final class Pictures {

    private static final int WIDTH = 620;
    private static final int SIZE = 24;
    private static final int LEADING = 40;

    private Pictures() {}

    /** Lines of text on white; a tab stands for a column at the right. */
    public static BufferedImage page(String... lines) {
        return page(0, lines);
    }

    /** The same on a page that lies slanted, in degrees. */
    public static BufferedImage page(double slant, String... lines) {
        int height = LEADING * (lines.length + 2);
        BufferedImage page = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, height);
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, SIZE));
        pen.rotate(Math.toRadians(slant), WIDTH / 2.0, height / 2.0);
        for (int i = 0; i < lines.length; i++) {
            String[] cells = lines[i].split("\t", -1);
            for (int cell = 0; cell < cells.length; cell++) {
                pen.drawString(cells[cell], 40 + 400 * cell, LEADING * (i + 2) - 20);
            }
        }
        pen.dispose();
        return page;
    }

    public static BufferedImage turned(BufferedImage page, int quarters) {
        boolean sideways = quarters % 2 == 1;
        int width = sideways ? page.getHeight() : page.getWidth();
        int height = sideways ? page.getWidth() : page.getHeight();
        BufferedImage turned = new BufferedImage(width, height, page.getType());
        Graphics2D pen = turned.createGraphics();
        AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        turn.quadrantRotate(quarters);
        turn.translate(-page.getWidth() / 2.0, -page.getHeight() / 2.0);
        pen.drawImage(page, turn, null);
        pen.dispose();
        return turned;
    }

    public static byte[] file(BufferedImage page, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(page, format, bytes);
        return bytes.toByteArray();
    }

    static byte[] tiff(List<BufferedImage> pages) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new javax.imageio.IIOImage(page, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
