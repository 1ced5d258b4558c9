package ai.extraly.app.rebuild;

import ai.extraly.contract.Actor;
import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.event.DocumentCompleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionAttemptFailed;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.event.ExtractionRequested;
import ai.extraly.contract.document.event.ExtractionStarted;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * A log as a year would leave it: whole lives of documents, many of them at once, with the metadata of requests, appended through the
 * event store of the house. What is sealed in it was never anything, and no file lies behind a claim check.
 */
final class FilledLog {
    private static final Instant START = Instant.parse("2026-03-21T10:30:00Z");
    private static final EngineVersion ENGINE = new EngineVersion("1.4.0");
    private static final int ACCOUNTS = 40;

    /** So many documents are under way at once. */
    private static final int UNDER_WAY = 100;

    private final EventStore events;
    private final Random random = new Random(4711);
    private long appended;

    FilledLog(EventStore events) {
        this.events = events;
    }

    /** Appends the lives of {@code documents}, and returns how many events these are. */
    long append(int documents) {
        for (int from = 0; from < documents; from += UNDER_WAY) {
            List<List<DomainEventMessage<?>>> lives = new ArrayList<>();
            for (int number = from; number < Math.min(from + UNDER_WAY, documents); number++) {
                lives.add(life(number));
            }
            for (int step = 0; lives.stream().mapToInt(List::size).max().orElse(0) > step; step++) {
                List<DomainEventMessage<?>> together = new ArrayList<>();
                for (List<DomainEventMessage<?>> life : lives) {
                    if (step < life.size()) {
                        together.add(life.get(step));
                    }
                }
                events.publish(together);
                appended += together.size();
            }
        }
        return appended;
    }

    private List<DomainEventMessage<?>> life(int number) {
        Instant at = START.plusSeconds(number);
        DocumentId id = DocumentId.next(at);
        AccountId account = AccountId.derived(bytes(16, number % ACCOUNTS));
        ApiKeyId key = ApiKeyId.next(at);
        List<DocumentEvent> life = new ArrayList<>();
        life.add(new DocumentSubmitted(
                id,
                account,
                key,
                DetectionType.AUTO,
                DocumentFormat.PDF,
                nothing(60),
                nothing(90),
                nothing(40),
                null,
                null,
                claim(),
                3,
                nothing(60),
                at));
        int attempt = 1;
        life.add(new ExtractionRequested(id, 1, attempt, at));
        life.add(new ExtractionStarted(id, 1, attempt, 1, at.plusMillis(200)));
        if (number % 10 == 0) {
            life.add(new ExtractionAttemptFailed(
                    id, 1, attempt, FailureReason.TIMED_OUT, true, ENGINE, at.plusSeconds(1)));
            attempt = 2;
            life.add(new ExtractionRequested(id, 1, attempt, at.plusSeconds(11)));
            life.add(new ExtractionStarted(id, 1, attempt, 1, at.plusSeconds(12)));
        }
        life.add(new ExtractionCompleted(
                id,
                1,
                attempt,
                number % 2 == 0 ? DetectionType.INVOICE : DetectionType.RECEIPT,
                3,
                claim(),
                ENGINE,
                at.plusSeconds(13)));
        life.add(new DocumentCompleted(id, 1, at.plusSeconds(13)));
        if (number % 20 == 0) {
            life.add(new DocumentDeleted(id, at.plusSeconds(3_600)));
        }
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (DocumentEvent event : life) {
            messages.add(new GenericDomainEventMessage<>("Document", id.value(), messages.size(), event)
                    .withMetaData(new Actor(account, key, Role.USER).metaData("request-" + number)));
        }
        return messages;
    }

    private Sealed nothing(int size) {
        return new Sealed(
                "v1." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(size, random.nextInt())));
    }

    private ClaimCheck claim() {
        StringBuilder digest = new StringBuilder();
        for (byte octet : bytes(32, random.nextInt())) {
            digest.append("%02x".formatted(octet));
        }
        return new ClaimCheck("original-" + digest.substring(0, 26), new Sha256(digest.toString()), 48_151);
    }

    private static byte[] bytes(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
