package ai.extraly.http.upload;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.jspecify.annotations.Nullable;

/** One part of a multipart body. It can be read once, and only until the next one is asked for. */
record Part(FileItemInput item) {
    private static final String DISPOSITION = "Content-Disposition";

    String name() {
        return item.getFieldName();
    }

    /** As it was sent; null when none was. */
    @Nullable
    String fileName() {
        String header = item.getHeaders().getHeader(DISPOSITION);
        return header == null ? null : Disposition.fileName(header);
    }

    InputStream content() throws IOException {
        return item.getInputStream();
    }
}
