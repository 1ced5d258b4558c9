package ai.extraly.contract.id;

import java.math.BigInteger;

/** Crockford's base32 in lower case, for 128-bit values: 26 characters, no padding, sorting as the values do. */
final class Base32 {
    static final int BYTES = 16;
    static final int LENGTH = 26;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private Base32() {}

    static String encode(byte[] value) {
        if (value.length != BYTES) {
            throw new IllegalArgumentException("An id has " + BYTES + " bytes, not " + value.length);
        }
        char[] text = new char[LENGTH];
        BigInteger rest = new BigInteger(1, value);
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt(rest.intValue() & 31);
            rest = rest.shiftRight(5);
        }
        return new String(text);
    }

    /** Whether {@code text}, from {@code offset} on, is the printed form of a 128-bit value. */
    static boolean matches(String text, int offset) {
        return text.length() == offset + LENGTH
                && text.charAt(offset) <= '7' // 26 characters hold 130 bits: the first has only three
                && text.chars().skip(offset).allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }
}
