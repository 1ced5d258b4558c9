package ai.extraly.http.web;

/** The body of an answer that has something to show. */
public record Data<T>(T data) {}
