package ai.extraly.http.account;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An e-mail address in the one form under which it has one account: composed, lower case, its domain in ASCII. */
record EmailAddress(String value) {
    private static final int LONGEST = 254;
    /** One @; a domain with a dot; nothing that does not print. Whether mail arrives there is not for us to say. */
    private static final Pattern FORM =
            Pattern.compile("([^\\s@\\p{C}]{1,64})@([^\\s@\\p{C}.]+(?:\\.[^\\s@\\p{C}.]+)+)");

    /** The normal form of what somebody typed, or empty when it is no address. */
    static Optional<EmailAddress> parse(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(Normalizer.normalize(typed.strip(), Normalizer.Form.NFC));
        return parts.matches() ? ascii(parts.group(2)).map(domain -> of(parts.group(1), domain)) : Optional.empty();
    }

    private static EmailAddress of(String local, String domain) {
        return new EmailAddress((local + "@" + domain).toLowerCase(Locale.ROOT));
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Personal: it does not belong into logs. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
