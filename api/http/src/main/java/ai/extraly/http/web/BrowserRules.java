package ai.extraly.http.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** What browsers are told about each answer. Nothing here is meant for them but the pages. */
public final class BrowserRules {
    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** Pages are made of nothing but what this server sends, and nothing in them is inline. */
    private static final String OWN_PARTS =
            NOTHING + "; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Content-Security-Policy",
            NOTHING,
            "Referrer-Policy",
            "no-referrer",
            // The clipboard is for the copy buttons of pages.
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self)",
            "Cache-Control",
            "no-store");

    private BrowserRules() {}

    /** Puts them on an answer that may have some of its own already. */
    public static void on(HttpServletResponse response) {
        ALWAYS.forEach((name, value) -> {
            if (!response.containsHeader(name)) {
                response.setHeader(name, value);
            }
        });
    }

    static void onPage(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", OWN_PARTS);
        on(response);
    }
}
