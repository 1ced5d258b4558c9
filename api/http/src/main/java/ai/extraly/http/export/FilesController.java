package ai.extraly.http.export;

import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.http.document.Documents;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.results.StoredResults;
import ai.extraly.http.security.ApiClient;
import ai.extraly.vault.Vault;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Downloads: results as a file, and the file that was submitted. */
@RestController
@RequestMapping("/api/v1/documents/{id}")
class FilesController {
    private final Documents documents;
    private final StoredResults stored;
    private final Vault vault;

    FilesController(Documents documents, StoredResults stored, Vault vault) {
        this.documents = documents;
        this.stored = stored;
        this.vault = vault;
    }

    @GetMapping("/export/{format}")
    @Described.Export
    void export(
            @AuthenticationPrincipal ApiClient caller,
            @Parameter(description = "The id of the document.") @PathVariable String id,
            @PathVariable String format,
            HttpServletResponse response)
            throws IOException, XMLStreamException {
        Format wanted = Format.of(format)
                .orElseThrow(() -> ApiException.invalid("format", "This must be one of csv, xlsx, json and xml."));
        DocumentView document = documents.find(caller, id);
        requireCompleted(document);
        byte[] results = stored.read(document).results();
        String name = withoutExtension(documents.fileName(document)) + "." + wanted.wire();
        Shape shape = Shape.of(document.type());

        response.setContentType(wanted.contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(name));
        OutputStream out = response.getOutputStream();
        switch (wanted) {
            case CSV -> CsvExport.write(new Table(results, shape), out);
            case XLSX -> XlsxExport.write(new Table(results, shape), shape.rows(), document.updatedAt(), out);
            case JSON -> out.write(results);
            case XML -> XmlExport.write(results, out);
        }
    }

    private static void requireCompleted(DocumentView document) {
        switch (document.status()) {
            case COMPLETED -> {}
            case PENDING, PROCESSING ->
                throw new ApiException(
                        ErrorCode.CONFLICT, "The document is still being processed. There is nothing to export yet.");
            case FAILED ->
                throw new ApiException(
                        ErrorCode.PROCESSING_ERROR,
                        Optional.ofNullable(document.failure())
                                .map(FailureReason::message)
                                .orElse(FailureReason.UNSUPPORTED_LAYOUT.message()));
        }
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Exactly what was submitted. Nobody's browser is to run anything that may be in it. */
    @GetMapping("/original")
    @Described.Original
    void original(
            @AuthenticationPrincipal ApiClient caller,
            @Parameter(description = "The id of the document.") @PathVariable String id,
            HttpServletResponse response)
            throws IOException {
        DocumentView document = documents.find(caller, id);
        String name = documents.fileName(document);
        try (InputStream content = vault.read(DataKeyId.of(document.documentId()), document.original())) {
            response.setContentType(document.format().mediaType());
            response.setContentLengthLong(document.original().size());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(name));
            response.setHeader("Content-Security-Policy", "sandbox");
            content.transferTo(response.getOutputStream());
        }
    }
}
