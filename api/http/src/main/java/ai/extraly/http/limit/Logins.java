package ai.extraly.http.limit;

import ai.extraly.http.error.ApiException;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Slows down who guesses passwords: by address, and by the e-mail address that is tried. Nobody is locked out. Each node counts for itself. */
@Component
public class Logins {
    /** By then every failure is forgotten, but for those of somebody who goes on and on. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** Of each kind; what is beyond it is forgotten, the rarest first. */
    static final int AT_MOST = 100_000;

    private final Pause pause;
    private final LoadingCache<String, AddressPace> addresses;
    private final LoadingCache<String, EmailPace> emails;

    Logins(Pause pause, Clock clock) {
        this.pause = pause;
        this.addresses = remembering(clock, address -> new AddressPace(clock));
        this.emails = remembering(clock, email -> new EmailPace(clock));
    }

    private static <V> LoadingCache<String, V> remembering(Clock clock, Function<String, V> first) {
        return Caffeine.newBuilder()
                .expireAfterAccess(REMEMBERED)
                .maximumSize(AT_MOST)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build(first::apply);
    }

    /**
     * Tries when it is time to.
     *
     * @param email whatever stands for the e-mail address that is tried
     * @param login empty when the password is wrong
     * @throws ApiException when too many tries from {@code address} are waiting already, and some have failed as {@code email}
     */
    public <T> Optional<T> attempt(String address, String email, Supplier<Optional<T>> login) {
        try {
            return paced(addresses.get(address), emails.get(email), login);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable(e);
        }
    }

    private <T> Optional<T> paced(AddressPace address, EmailPace email, Supplier<Optional<T>> login)
            throws InterruptedException {
        Duration ofAddress = address.enter(email);
        boolean failed = false;
        try {
            Duration ofEmail = email.enter();
            try {
                pause.take(ofAddress.compareTo(ofEmail) > 0 ? ofAddress : ofEmail);
                Optional<T> account = login.get();
                failed = account.isEmpty();
                if (!failed) {
                    email.succeed();
                }
                return account;
            } finally {
                email.leave(failed);
            }
        } finally {
            address.leave(failed);
        }
    }
}
