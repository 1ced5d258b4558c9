package ai.extraly.app.axon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a processor's place behind its work. A streaming processor asks for its token to be stored before the handlers of the
 * batch have written theirs; here that waits until all else of the batch is committed, so a crash in between makes the batch come
 * again and never makes it vanish. All that is not the end of a batch (initialisation, reset, split, merge, skipped events) is
 * stored at once.
 *
 * <p>A batch that takes long may lose its segment to another node, so a claim that was not confirmed for a while is confirmed
 * before the batch commits. A deferred write that fails does no harm: it is logged, the next write or extension of the claim makes
 * up for it, and if the claim was lost, that ends the batch as it would have without the delay.
 */
final class TokenAfterState implements TokenStore {
    private static final Logger log = LoggerFactory.getLogger(TokenAfterState.class);

    private final TokenStore tokens;
    private final Duration trust;
    private final Clock clock;
    private final Map<Place, Claim> claims = new ConcurrentHashMap<>();

    /** @param trust how long after its last confirmation a claim is taken for granted; shorter than the store's claim timeout */
    TokenAfterState(TokenStore tokens, Duration trust, Clock clock) {
        this.tokens = tokens;
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        Claim claim = claim(processorName, segment);
        Optional<UnitOfWork<?>> batch = batch(processorName, segment);
        if (batch.isEmpty()) {
            claim.store(token);
        } else {
            claim.confirm();
            batch.get().afterCommit(committed -> claim.storeDeferred(token));
        }
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        claim(processorName, segment).extend();
    }

    @Override
    public TrackingToken fetchToken(String processorName, int segment) {
        TrackingToken token = tokens.fetchToken(processorName, segment);
        claim(processorName, segment).renew();
        return token;
    }

    @Override
    public TrackingToken fetchToken(String processorName, Segment segment) {
        TrackingToken token = tokens.fetchToken(processorName, segment);
        claim(processorName, segment.getSegmentId()).renew();
        return token;
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        claims.remove(new Place(processorName, segment));
        tokens.releaseClaim(processorName, segment);
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        claims.remove(new Place(processorName, segment));
        tokens.deleteToken(processorName, segment);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        tokens.initializeTokenSegments(processorName, segmentCount);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        tokens.initializeTokenSegments(processorName, segmentCount, initialToken);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        tokens.initializeSegment(token, processorName, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return tokens.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return tokens.fetchSegments(processorName);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        return tokens.fetchAvailableSegments(processorName);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return tokens.retrieveStorageIdentifier();
    }

    /** The unit of work in which this segment's batch is being handled; both kinds of streaming processor leave this mark in it. */
    private static Optional<UnitOfWork<?>> batch(String processor, int segment) {
        return CurrentUnitOfWork.isStarted()
                ? Optional.<UnitOfWork<?>>of(CurrentUnitOfWork.get())
                        .filter(current -> Integer.valueOf(segment)
                                .equals(current.getResource("Processor[" + processor + "]/SegmentId")))
                : Optional.empty();
    }

    private Claim claim(String processor, int segment) {
        return claims.computeIfAbsent(new Place(processor, segment), Claim::new);
    }

    private record Place(String processor, int segment) {}

    /** What is known of a segment that this node works on. A coordinator may extend a claim while a worker stores its token. */
    private final class Claim {
        private final Place place;
        private Instant confirmedAt = Instant.EPOCH;
        private boolean behind;
        private @Nullable TrackingToken owed;

        Claim(Place place) {
            this.place = place;
        }

        synchronized void store(@Nullable TrackingToken token) {
            tokens.storeToken(token, place.processor(), place.segment());
            renew();
        }

        synchronized void storeDeferred(@Nullable TrackingToken token) {
            try {
                store(token);
            } catch (RuntimeException e) {
                behind = true;
                owed = token;
                log.warn("Could not store the place of {}; its last batch may come again after a restart", place, e);
            }
        }

        synchronized void extend() {
            if (behind) {
                store(owed);
            } else {
                confirmNow();
            }
        }

        synchronized void confirm() {
            if (behind || confirmedAt.plus(trust).isBefore(clock.instant())) {
                confirmNow();
            }
        }

        synchronized void renew() {
            confirmedAt = clock.instant();
            behind = false;
            owed = null;
        }

        private void confirmNow() {
            tokens.extendClaim(place.processor(), place.segment());
            confirmedAt = clock.instant();
        }
    }
}
