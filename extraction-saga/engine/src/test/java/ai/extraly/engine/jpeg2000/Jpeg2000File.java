package ai.extraly.engine.jpeg2000;

import ai.extraly.engine.natives.CacheFolder;
import ai.extraly.engine.natives.NativeLibraries;
import com.ochafik.lang.jnaerator.runtime.NativeSize;
import com.ochafik.lang.jnaerator.runtime.NativeSizeByReference;
import com.sun.jna.ptr.PointerByReference;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import net.sourceforge.lept4j.Leptonica;
import net.sourceforge.lept4j.Pix;

/** Pictures in JPEG 2000 for tests. */
public final class Jpeg2000File {

    /** Signal to noise in decibels: next to nothing is lost. */
    private static final int QUALITY = 45;

    /** It can be had at this many smaller sizes. */
    private static final int LEVELS = 6;

    private Jpeg2000File() {}

    public static byte[] of(BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        Leptonica leptonica = NativeLibraries.leptonica(CacheFolder.open());
        Pix pix = leptonica.pixReadMem(ByteBuffer.wrap(png.toByteArray()), new NativeSize(png.size()));
        PointerByReference file = new PointerByReference();
        NativeSizeByReference size = new NativeSizeByReference();
        leptonica.pixWriteMemJp2k(file, size, pix, QUALITY, LEVELS, 0, 0);
        byte[] bytes = file.getValue().getByteArray(0, size.getValue().intValue());
        leptonica.lept_free(file.getValue());
        leptonica.pixDestroy(new PointerByReference(pix.getPointer()));
        return bytes;
    }
}
