package ai.extraly.http.web;

/** The body of an answer that only says that it was done. */
public record Message(String message) {}
