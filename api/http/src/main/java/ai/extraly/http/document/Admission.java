package ai.extraly.http.document;

import ai.extraly.contract.document.query.Backlog;
import ai.extraly.contract.document.query.FindBacklog;
import ai.extraly.contract.id.AccountId;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.error.ApiException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Lets submissions in while what waits to be read can still be read in good time, and no account takes all of that time for itself. It
 * counts what the read models know to be under way and what this node is taking in at the moment, so that a thousand submissions at one
 * instant do not all find the same free place. When the read models do not answer, they are no reason to turn anybody away.
 */
@Component
@EnableConfigurationProperties(AdmissionSettings.class)
class Admission {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Backlog UNKNOWN = new Backlog(0, 0);
    /** A lane reads a document in a second or so: by then there is most likely a place. */
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(10);

    private final Queries queries;
    private final AdmissionSettings settings;
    private final AtomicLong takenIn = new AtomicLong();
    private final Map<AccountId, Long> takenInOfAccount = new ConcurrentHashMap<>();

    Admission(Queries queries, AdmissionSettings settings) {
        this.queries = queries;
        this.settings = settings;
    }

    /** A place for one submission, to be left once the read models know of it. @throws ApiException when there is none */
    Place enter(AccountId account) {
        Place place = new Place(account, takenIn.incrementAndGet(), takenInOfAccount.merge(account, 1L, Long::sum));
        boolean admitted = false;
        try {
            check(place);
            admitted = true;
            return place;
        } finally {
            if (!admitted) {
                place.close();
            }
        }
    }

    private void check(Place place) {
        Backlog backlog = queries.within(PATIENCE, new FindBacklog(place.account), Backlog.class)
                .orElse(UNKNOWN);
        if (backlog.ofAll() + place.number > settings.maxPending()) {
            throw ApiException.overloaded(
                    "Too many documents are waiting to be processed at the moment. Try again later.", COME_BACK_AFTER);
        }
        if (backlog.ofAccount() + place.numberOfAccount > settings.maxPendingPerAccount()) {
            throw ApiException.overloaded(
                    "Your account has %d documents that are waiting to be processed, and may not have more. Try again later."
                            .formatted(settings.maxPendingPerAccount()),
                    COME_BACK_AFTER);
        }
    }

    /** Held by a submission on its way in. */
    final class Place implements AutoCloseable {
        private final AccountId account;
        private final long number;
        private final long numberOfAccount;

        private Place(AccountId account, long number, long numberOfAccount) {
            this.account = account;
            this.number = number;
            this.numberOfAccount = numberOfAccount;
        }

        @Override
        public void close() {
            takenIn.decrementAndGet();
            takenInOfAccount.computeIfPresent(account, (same, count) -> count == 1 ? null : count - 1);
        }
    }
}
