package ai.extraly.http.upload;

import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.apache.commons.io.function.IOSupplier;

/** The parts of a multipart/form-data request, one after the other as they arrive. */
final class MultipartBody {
    /** A file, and 1 MiB for everything around it. */
    static final long LARGEST_REQUEST = Original.LARGEST + 1024 * 1024;

    private static final int MOST_PARTS = 100;
    private static final int LARGEST_PART_HEADER = 8 * 1024;

    private MultipartBody() {}

    /** What happens to each part. */
    interface PartReader {
        void read(Part part) throws IOException;
    }

    /**
     * Hands every part to {@code reader}.
     *
     * @throws ApiException when the request is not multipart, is broken, or is too large
     */
    static void read(HttpServletRequest request, PartReader reader) throws IOException {
        if (!isFormData(request)) {
            throw ApiException.invalid(
                    Original.FIELD,
                    "The document field is required. Send the document as a file in a multipart/form-data request.");
        }
        if (request.getContentLengthLong() > LARGEST_REQUEST) {
            throw Original.tooLarge();
        }
        LimitedStream body = new LimitedStream(request.getInputStream(), LARGEST_REQUEST);
        try {
            FileItemInputIterator parts = parsed(() -> parser().getItemIterator(new StreamedRequest(request, body)));
            for (int count = 0; parsed(parts::hasNext); count++) {
                if (count == MOST_PARTS) {
                    throw new ApiException(
                            ErrorCode.VALIDATION_ERROR, "The request has more than " + MOST_PARTS + " parts.");
                }
                FileItemInput part = parts.next();
                reader.read(new Part(part));
            }
        } catch (IOException e) {
            throw refusal(e, body);
        }
    }

    private static boolean isFormData(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.strip().regionMatches(true, 0, "multipart/form-data", 0, "multipart/form-data".length());
    }

    private static JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> parser() {
        JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> parser = new JakartaServletFileUpload<>();
        parser.setHeaderCharset(StandardCharsets.UTF_8);
        parser.setMaxPartHeaderSize(LARGEST_PART_HEADER);
        return parser;
    }

    /** The parser throws what it likes at headers that it cannot read. */
    private static <T> T parsed(IOSupplier<T> parsing) throws IOException {
        try {
            return parsing.get();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new FileUploadException("A part has a broken header", e);
        }
    }

    /** Who is to blame: the caller for a body that is too large, broken or cut off; ourselves for anything else. */
    private static ApiException refusal(IOException e, LimitedStream body) throws IOException {
        if (body.failure() instanceof LimitedStream.TooLarge) {
            return Original.tooLarge();
        }
        boolean cutOff = body.failure() != null && !(e instanceof ClientAbortException);
        if (cutOff || e instanceof FileUploadException) {
            return new ApiException(
                    ErrorCode.VALIDATION_ERROR, "The multipart/form-data body is broken or was cut off.");
        }
        throw e;
    }
}
