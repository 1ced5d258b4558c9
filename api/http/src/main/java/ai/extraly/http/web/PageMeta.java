package ai.extraly.http.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** Where a page lies among all pages. */
@JsonPropertyOrder({"current_page", "last_page", "per_page", "total"})
public record PageMeta(int currentPage, long lastPage, int perPage, long total) {
    /** The page {@code page} of {@code total} entries. */
    public static PageMeta of(int page, int perPage, long total) {
        return new PageMeta(page, Math.max(1, Math.ceilDiv(total, perPage)), perPage, total);
    }
}
