package ai.extraly.engine.pdf;

import ai.extraly.engine.page.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * The XML files inside a PDF: those of the tree of names, and those that the document or a page is associated with. Streams are
 * unpacked here and not by the library, which would unpack a bomb to its end.
 */
final class Attachments {

    /** An e-invoice with all its supporting documents has a handful. */
    private static final int MOST_FILES = 32;

    /** All together: a line of an invoice takes 2 to 4 KB, so this is some five thousand, and a small heap still holds it. In bytes. */
    private static final int MOST_BYTES = 16 << 20;

    private static final int HEAD = 64;
    private static final List<COSName> FORMS = List.of(COSName.UF, COSName.F);

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Attachment> found = new ArrayList<>();
    private int left = MOST_BYTES;

    private Attachments() {}

    static List<Attachment> of(PDDocument document) {
        Attachments attachments = new Attachments();
        try {
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
            attachments.named(names == null ? null : names.getCOSDictionary(COSName.EMBEDDED_FILES));
            attachments.associated(catalog);
            for (PDPage page : document.getPages()) {
                attachments.associated(page.getCOSObject());
            }
        } catch (RuntimeException e) {
            // A broken tree of names is no reason to leave the pages unread: what was found so far is what there is.
            return attachments.found;
        }
        return attachments.found;
    }

    private void named(@Nullable COSDictionary root) {
        List<COSDictionary> left = new ArrayList<>();
        if (root != null) {
            left.add(root);
        }
        while (!left.isEmpty() && found.size() < MOST_FILES) {
            COSDictionary node = left.removeFirst();
            if (!seen.add(node)) {
                continue;
            }
            COSArray names = node.getCOSArray(COSName.NAMES);
            for (int i = 1; names != null && i < names.size(); i += 2) {
                file(names.getObject(i));
            }
            COSArray kids = node.getCOSArray(COSName.KIDS);
            for (int i = 0; kids != null && i < kids.size(); i++) {
                if (kids.getObject(i) instanceof COSDictionary kid) {
                    left.add(kid);
                }
            }
        }
    }

    private void associated(COSDictionary holder) {
        COSArray files = holder.getCOSArray(COSName.AF);
        for (int i = 0; files != null && i < files.size(); i++) {
            file(files.getObject(i));
        }
    }

    private void file(@Nullable COSBase specification) {
        if (!(specification instanceof COSDictionary file) || !seen.add(file) || found.size() >= MOST_FILES) {
            return;
        }
        COSDictionary embedded = file.getCOSDictionary(COSName.EF);
        for (COSName form : FORMS) {
            COSStream stream = embedded == null ? null : embedded.getCOSStream(form);
            if (stream != null && seen.add(stream)) {
                keep(name(file), stream);
            }
        }
    }

    private static String name(COSDictionary file) {
        return FORMS.stream()
                .map(file::getString)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("");
    }

    /** What cannot be unpacked keeps its name, so that it can be said to be unreadable. */
    private void keep(String name, COSStream stream) {
        boolean named = name.toLowerCase(Locale.ROOT).endsWith(".xml");
        byte[] content = new byte[0];
        try (InputStream in = unpacked(stream)) {
            byte[] head = in.readNBytes(HEAD);
            if (!named && !mayBeXml(head)) {
                return;
            }
            byte[] rest = in.readNBytes(Math.max(0, left - head.length));
            content = new byte[head.length + rest.length];
            System.arraycopy(head, 0, content, 0, head.length);
            System.arraycopy(rest, 0, content, head.length, rest.length);
        } catch (IOException e) {
            if (!named) {
                return;
            }
        }
        left -= content.length;
        found.add(new Attachment(name, content));
    }

    private static InputStream unpacked(COSStream stream) throws IOException {
        COSBase filters = stream.getFilters();
        COSBase filter = filters instanceof COSArray chain && chain.size() == 1 ? chain.getObject(0) : filters;
        if (filter == null || (filter instanceof COSArray none && none.size() == 0)) {
            return stream.createRawInputStream();
        }
        if (COSName.FLATE_DECODE.equals(filter) || COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) {
            return new InflaterInputStream(stream.createRawInputStream());
        }
        throw new IOException("Nothing that writes e-invoices packs them with " + filter);
    }

    /** Begins with a tag, in any encoding that XML is written in. */
    private static boolean mayBeXml(byte[] head) {
        for (byte b : head) {
            if (b == '<') {
                return true;
            }
            boolean mark =
                    b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF || b == (byte) 0xFE || b == (byte) 0xFF;
            if (!mark && b != 0 && !Character.isWhitespace(b)) {
                return false;
            }
        }
        return false;
    }
}
