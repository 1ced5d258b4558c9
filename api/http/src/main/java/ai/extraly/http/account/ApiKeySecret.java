package ai.extraly.http.account;

import java.security.SecureRandom;

/** An API key as callers send it: {@code xtr_live_} and 40 random base62 characters, more than 238 bits. */
record ApiKeySecret(String value) {
    private static final String PREFIX = "xtr_live_";
    private static final int LENGTH = 40;
    private static final int SHOWN = 4;
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    static ApiKeySecret next() {
        StringBuilder text = new StringBuilder(PREFIX);
        RANDOM.ints(LENGTH, 0, BASE62.length()).forEach(i -> text.append(BASE62.charAt(i)));
        return new ApiKeySecret(text.toString());
    }

    /** What may be shown again, so that its owner recognises it. */
    String lastFour() {
        return value.substring(value.length() - SHOWN);
    }

    @Override
    public String toString() {
        return "ApiKeySecret";
    }
}
