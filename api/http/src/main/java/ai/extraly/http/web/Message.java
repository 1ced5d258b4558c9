package ai.extraly.http.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** The body of an answer that only says that it was done. */
@Schema(name = "Done")
public record Message(String message) {}
