package ai.extraly.app.rebuild;

import static com.mongodb.client.model.Sorts.ascending;

import ai.extraly.app.CaughtUp;
import ai.extraly.app.Extraly;
import ai.extraly.contract.document.query.DocumentPage;
import ai.extraly.contract.document.query.DocumentSort;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.FindRebuild;
import ai.extraly.contract.projection.ListProjections;
import ai.extraly.contract.projection.ProjectionView;
import ai.extraly.contract.projection.RebuildAnswer;
import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.contract.projection.RebuildStatus;
import ai.extraly.contract.projection.RebuildView;
import ai.extraly.contract.projection.StartRebuild;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.bson.BsonDocument;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Fills a log, rebuilds from it and measures, on the stores of one machine. By hand:
 *
 * <pre>
 * fill DIRECTORY DOCUMENTS      appends lives of documents
 * measure DIRECTORY             how fast a fresh replay, a rebuild and mere reading are, and whether the first two come to the same
 * throttled DIRECTORY RATE      how fast a list is answered, idle and beside a rebuild of so many events a second
 * begin DIRECTORY RATE          begins a rebuild and goes on until it is killed
 * finish DIRECTORY REBUILD      waits until that rebuild is over
 * </pre>
 */
final class RebuildDrill {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ConfigurableApplicationContext node;
    private final QueryGateway queries;

    private RebuildDrill(ConfigurableApplicationContext node) {
        this.node = node;
        this.queries = node.getBean(QueryGateway.class);
    }

    static void main(String... arguments) {
        String roles = arguments[0].equals("fill") ? "command" : "query";
        try (ConfigurableApplicationContext node = new SpringApplicationBuilder(Extraly.class)
                .web(WebApplicationType.NONE)
                .run("--extraly.data-dir=" + arguments[1], "--extraly.roles=" + roles)) {
            RebuildDrill drill = new RebuildDrill(node);
            switch (arguments[0]) {
                case "fill" ->
                    say(new FilledLog(node.getBean(EventStore.class)).append(Integer.parseInt(arguments[2]))
                            + " events");
                case "measure" -> drill.measure();
                case "throttled" -> drill.throttled(Integer.parseInt(arguments[2]));
                case "begin" -> drill.begin(Integer.parseInt(arguments[2]));
                case "finish" -> drill.finish(new RebuildId(arguments[2]));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
        System.exit(0);
    }

    private void measure() {
        long start = System.nanoTime();
        CaughtUp.await(node);
        say("replay into generation 1: %.1f s".formatted(secondsSince(start)));
        String fresh = digest(live());
        Duration before = cpu();
        RebuildView rebuild = ended(start(0).id());
        Duration spent = cpu().minus(before);
        say("rebuild of %,d events: %s, %,d events/s, %.1f s of processor time"
                .formatted(rebuild.of(), rebuild.status(), rebuild.rate(), spent.toMillis() / 1e3));
        say("byte for byte: " + digest(live()).equals(fresh));
        before = cpu();
        double reading = reading();
        spent = cpu().minus(before);
        say("reading and deserialising alone: %,.0f events/s, %.1f s of processor time; the rebuild's share: %.0f %%"
                .formatted(reading, spent.toMillis() / 1e3, 100 * rebuild.rate() / reading));
    }

    private void throttled(int rate) {
        CaughtUp.await(node);
        List<AccountId> accounts = accounts();
        say("idle: p95 of a list %.1f ms".formatted(p95(accounts, new AtomicBoolean(true))));
        say("idle: p95 of a list %.1f ms".formatted(p95(accounts, new AtomicBoolean(true))));
        RebuildView begun = start(rate);
        AtomicBoolean running = new AtomicBoolean(true);
        CompletableFuture<RebuildView> ended =
                CompletableFuture.supplyAsync(() -> ended(begun.id())).whenComplete((_, _) -> running.set(false));
        say("beside a rebuild: p95 of a list %.1f ms".formatted(p95(accounts, running)));
        say("%,d events/s".formatted(ended.join().rate()));
    }

    private void begin(int rate) {
        CaughtUp.await(node);
        RebuildId id = start(rate).id();
        say("rebuild " + id);
        Awaitility.await().forever().until(() -> {
            RebuildView rebuild = find(id);
            say("%s at %d of %d".formatted(rebuild.status(), rebuild.done(), rebuild.of()));
            return false;
        });
    }

    private void finish(RebuildId id) {
        String fresh = digest(live());
        RebuildView before = find(id);
        say("found %s at %d of %d".formatted(before.status(), before.done(), before.of()));
        RebuildView rebuild = ended(id);
        say("ended %s at %d of %d".formatted(rebuild.status(), rebuild.done(), rebuild.of()));
        say("byte for byte: " + digest(live()).equals(fresh));
    }

    /** Milliseconds, of 200 lists, or as many as fit. */
    private double p95(List<AccountId> accounts, AtomicBoolean while_) {
        List<Double> times = new ArrayList<>();
        Random random = new Random(1);
        while (times.size() < 200 && while_.get()) {
            long start = System.nanoTime();
            queries.query(
                            new ListDocuments(
                                    accounts.get(random.nextInt(accounts.size())),
                                    1,
                                    20,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    DocumentSort.CREATED_AT,
                                    true),
                            DocumentPage.class)
                    .join();
            times.add(secondsSince(start) * 1e3);
        }
        Collections.sort(times);
        return times.get(times.size() * 95 / 100);
    }

    private List<AccountId> accounts() {
        List<AccountId> accounts = new ArrayList<>();
        node.getBean(MongoTemplate.class)
                .getCollection(live())
                .distinct("account", String.class)
                .forEach(account -> accounts.add(new AccountId(account)));
        return accounts;
    }

    private double reading() {
        EventStore events = node.getBean(EventStore.class);
        long head = Objects.requireNonNull(events.createHeadToken()).position().orElseThrow();
        long read = 0;
        long start = System.nanoTime();
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(events.createTailToken())) {
            while (true) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                event.getPayload();
                event.getMetaData();
                read++;
                if (event.trackingToken().position().orElseThrow() >= head) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return read / secondsSince(start);
    }

    private String live() {
        return queries
                .query(new ListProjections(), ResponseTypes.multipleInstancesOf(ProjectionView.class))
                .join()
                .stream()
                .filter(projection -> projection.name().equals("documents"))
                .map(projection -> "documents." + projection.generation())
                .findFirst()
                .orElseThrow();
    }

    private RebuildView start(int rate) {
        return Objects.requireNonNull(
                queries.query(new StartRebuild("documents", RebuildKind.REBUILD, rate), RebuildAnswer.class)
                        .join()
                        .rebuild());
    }

    private RebuildView find(RebuildId id) {
        return queries.query(new FindRebuild(id), ResponseTypes.optionalInstanceOf(RebuildView.class))
                .join()
                .orElseThrow();
    }

    private RebuildView ended(RebuildId id) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> find(id), rebuild -> rebuild.status() != RebuildStatus.RUNNING);
    }

    /** Of all documents in a collection as they lie there. */
    private String digest(String collection) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            node.getBean(MongoTemplate.class)
                    .getDb()
                    .getCollection(collection, BsonDocument.class)
                    .find()
                    .sort(ascending("_id"))
                    .forEach(row -> sha.update(sorted(row).toJson().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The in-process MongoDB keeps the order in which a row's fields first came, which says where batches ended and nothing else. */
    private static BsonDocument sorted(BsonDocument row) {
        BsonDocument sorted = new BsonDocument();
        new TreeMap<>(row)
                .forEach((field, value) ->
                        sorted.append(field, value.isDocument() ? sorted(value.asDocument()) : value));
        return sorted;
    }

    /** What counts on a machine that others use, too. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
