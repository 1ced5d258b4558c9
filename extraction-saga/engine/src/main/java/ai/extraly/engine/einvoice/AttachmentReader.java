package ai.extraly.engine.einvoice;

import ai.extraly.engine.einvoice.Embedded.Broken;
import ai.extraly.engine.einvoice.Embedded.None;
import ai.extraly.engine.einvoice.Embedded.Stated;
import ai.extraly.engine.page.Attachment;
import ai.extraly.engine.results.Check;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Reads one file. What has neither an e-invoice's name nor its root is no concern of ours, however broken. */
final class AttachmentReader {

    /** Of ZUGFeRD 1.0 and 2.0, Factur-X and XRechnung, whatever the case. */
    private static final Set<String> NAMES = Set.of("zugferd-invoice.xml", "factur-x.xml", "xrechnung.xml");

    private AttachmentReader() {}

    static boolean hasItsName(Attachment file) {
        return NAMES.contains(file.name().toLowerCase(Locale.ROOT));
    }

    static Embedded read(Attachment file) {
        Xml root;
        try {
            root = XmlParser.parse(file.open());
        } catch (XMLStreamException | RuntimeException e) {
            // The parser answers some broken files with exceptions of its own making.
            return hasItsName(file) ? broken(file, "no well-formed XML without document type") : new None();
        }
        if (!CiiReader.reads(root) && !UblReader.reads(root)) {
            return hasItsName(file) ? broken(file, "the root " + root.name()) : new None();
        }
        EInvoice invoice = CiiReader.reads(root) ? CiiReader.read(root) : UblReader.read(root);
        return invoice.nothing() ? broken(file, "no number or no total") : new Stated(invoice);
    }

    private static Broken broken(Attachment file, String what) {
        return new Broken(new Check("embedded_xml_readable", false, "an invoice", file.name() + ": " + what));
    }
}
