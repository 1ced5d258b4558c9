package ai.extraly.contract.document;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The file formats that are accepted. */
public enum DocumentFormat {
    @JsonProperty("pdf")
    PDF("application/pdf"),

    @JsonProperty("png")
    PNG("image/png"),

    @JsonProperty("jpeg")
    JPEG("image/jpeg"),

    @JsonProperty("tiff")
    TIFF("image/tiff"),

    @JsonProperty("webp")
    WEBP("image/webp");

    private final String mediaType;

    DocumentFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
