package ai.extraly.engine.page;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A file that travels inside a document, unpacked; cut off where it is larger than a document may cause work. */
public final class Attachment {

    private final String name;
    private final byte[] content;

    public Attachment(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    public String name() {
        return name;
    }

    public InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
