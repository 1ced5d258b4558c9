package ai.extraly.engine.einvoice;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** XML from strangers: no document type, no entity of its own, nothing fetched, and no more elements than memory can hold. */
final class XmlParser {

    /** A line of an invoice has about sixty, and the longest invoices some thousand lines. */
    private static final int MOST_ELEMENTS = 300_000;

    /** The deepest path of the formats has about a dozen. */
    private static final int DEEPEST = 64;

    /** Longer ones are enclosed files and nothing that is read here. In characters. */
    private static final int LONGEST_TEXT = 10_000;

    private final Deque<Xml> open = new ArrayDeque<>();
    private final Deque<StringBuilder> texts = new ArrayDeque<>();
    private int elements;

    private XmlParser() {}

    /** The root element. */
    static Xml parse(InputStream content) throws XMLStreamException {
        // The platform's own, whatever else is on the class path: its limits are the ones meant here.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(content);
        try {
            return new XmlParser().root(reader);
        } finally {
            reader.close();
        }
    }

    private Xml root(XMLStreamReader reader) throws XMLStreamException {
        @Nullable Xml root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Xml opened = open(reader);
                    root = root == null ? opened : root;
                }
                case XMLStreamConstants.END_ELEMENT ->
                    open.pop().text(texts.pop().toString().strip());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    StringBuilder text = texts.peek();
                    if (text != null && text.length() < LONGEST_TEXT) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("it declares a document type");
                default -> {}
            }
        }
        if (root == null) {
            throw new XMLStreamException("it is empty");
        }
        return root;
    }

    private Xml open(XMLStreamReader reader) throws XMLStreamException {
        if (++elements > MOST_ELEMENTS || open.size() > DEEPEST) {
            throw new XMLStreamException("it is larger than any invoice");
        }
        Xml element = new Xml(reader.getLocalName(), reader.getNamespaceURI());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        Xml parent = open.peek();
        if (parent != null) {
            parent.child(element);
        }
        open.push(element);
        texts.push(new StringBuilder());
        return element;
    }
}
