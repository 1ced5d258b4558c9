package ai.extraly.engine.pdf;

import ai.extraly.engine.guard.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * What a page says, which can be packed so that a few bytes become more than memory holds: PDFBox unpacks all of it at once. Counted
 * before, in little memory, where it may be too much.
 */
final class Contents {

    /** No page says as much; drawings of a city say a third. In bytes, unpacked. */
    private static final long MOST = 32 << 20;

    /** So much may come of one byte: 1032 of deflate, of LZW some more. */
    private static final long MOST_OF_ONE = 1400;

    private long unpacked;

    private Contents() {}

    /** @throws Refused as corrupted when the page says too much */
    static void check(PDPage page) throws Refused {
        Contents contents = new Contents();
        try {
            for (Iterator<PDStream> streams = page.getContentStreams(); streams.hasNext(); ) {
                contents.add(streams.next());
            }
        } catch (TooMuch e) {
            throw new Refused(Refused.Why.CORRUPTED, e);
        } catch (IOException | RuntimeException e) {
            // What is broken is for whoever reads it, who may get something out of it.
        }
    }

    private void add(PDStream stream) throws IOException {
        COSStream packed = stream.getCOSObject();
        List<COSName> filters = stream.getFilters();
        double possible = packed.getLength() * Math.pow(MOST_OF_ONE, filters.size());
        if (unpacked + possible <= MOST) {
            unpacked += (long) possible;
            return;
        }
        InputStream in = packed.createRawInputStream();
        for (int i = 0; i < filters.size(); i++) {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            boolean last = i == filters.size() - 1;
            FilterFactory.INSTANCE
                    .getFilter(filters.get(i))
                    .decode(in, new Counted(last ? OutputStream.nullOutputStream() : kept, last), packed, i);
            in = new ByteArrayInputStream(kept.toByteArray());
        }
    }

    private static final class TooMuch extends IOException {
        TooMuch() {
            super("A page says more than " + MOST + " bytes");
        }
    }

    private final class Counted extends OutputStream {
        private final OutputStream out;
        private final boolean last;
        private long here;

        /** @param last whether it is what the page says, not packed any more */
        Counted(OutputStream out, boolean last) {
            this.out = out;
            this.last = last;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            here += length;
            unpacked += last ? length : 0;
            if (Math.max(here, unpacked) > MOST) {
                throw new TooMuch();
            }
            out.write(bytes, from, length);
        }
    }
}
