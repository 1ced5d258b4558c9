package ai.extraly.http.export;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.xml.XmlFactory;

/** XML under a root {@code results}: an element a field, a singular element an entry of a list. Values are as they stand in the JSON. */
final class XmlExport {
    private static final JsonFactory JSON = new JsonFactory();
    private static final XMLOutputFactory XML = new XmlFactory().getXMLOutputFactory();

    private static final String CUSTOM_FIELDS = "custom_fields";
    private static final String FIELD = "field";
    private static final Map<String, String> SINGULAR = Map.of(
            "transactions", "transaction",
            "line_items", "line_item",
            "items", "item",
            "taxes", "tax");

    /** What our own fields look like. Anything else becomes an attribute's value, where every name is welcome. */
    private static final Pattern ELEMENT = Pattern.compile("[a-z_][a-z0-9_]*");

    private final JsonParser json;
    private final XMLStreamWriter xml;

    private XmlExport(JsonParser json, XMLStreamWriter xml) {
        this.json = json;
        this.xml = xml;
    }

    static void write(byte[] results, OutputStream out) throws XMLStreamException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), results)) {
            XMLStreamWriter xml = XML.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            json.nextToken();
            XmlExport export = new XmlExport(json, xml);
            export.element("results", false);
            xml.writeEndDocument();
            xml.flush();
        }
    }

    /** Writes the value that the parser stands on. */
    private void element(String name, boolean custom) throws XMLStreamException {
        if (custom || !ELEMENT.matcher(name).matches()) {
            xml.writeStartElement(FIELD);
            xml.writeAttribute("name", allowed(name));
        } else {
            xml.writeStartElement(name);
        }
        switch (json.currentToken()) {
            case START_OBJECT -> members(name.equals(CUSTOM_FIELDS));
            case START_ARRAY -> entries(SINGULAR.getOrDefault(name, "item"));
            case VALUE_NULL -> {} // an empty element
            default -> xml.writeCharacters(allowed(json.getString()));
        }
        xml.writeEndElement();
    }

    private void members(boolean custom) throws XMLStreamException {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            element(name, custom);
        }
    }

    private void entries(String singular) throws XMLStreamException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element(singular, false);
        }
    }

    /** Without the characters that XML 1.0 has no way to write. */
    private static String allowed(String text) {
        return text.codePoints().allMatch(XmlExport::isAllowed)
                ? text
                : text.codePoints()
                        .filter(XmlExport::isAllowed)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }
}
