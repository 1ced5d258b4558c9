package ai.extraly.app.distributed;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.query.CallerView;
import ai.extraly.contract.account.query.FindCaller;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.http.limit.RequestWindows;
import ai.extraly.http.security.AccessTokens;
import ai.extraly.vault.Vault;
import ai.extraly.vault.WrappingKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

/** The edge alone, on a port of its own. It knows one customer; how requests are counted is for the test to say. */
final class EdgeNode implements AutoCloseable {
    static final int LIMIT = 1_000;

    private static final String SECRET = "xtr_live_0123456789abcdefghijklmnopqrstuv";
    private static final String JWT_KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";
    private static final AccountId ACCOUNT = AccountId.derived(new byte[16]);
    private static final CallerView CALLER =
            new CallerView(ACCOUNT, ApiKeyId.next(Instant.EPOCH), new PlanName("pro"), Set.of(Role.USER), 1);
    private static final Sha256 DIGEST = Sha256.of(SECRET.getBytes(StandardCharsets.UTF_8));

    /** Nothing is there, and it is the documents' chain of filters that finds out. */
    private static final String GUARDED = "/api/v1/documents/nothing/of/the/kind";

    private static final String OPEN = "/api/v1/nothing/of/the/kind";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ConfigurableApplicationContext context;
    private final String token;

    private EdgeNode(ConfigurableApplicationContext context) {
        this.context = context;
        this.token = context.getBean(AccessTokens.class).issue(ACCOUNT, 1).value();
    }

    static EdgeNode start(Path directory, RequestWindows windows, String... more) {
        return start(
                directory,
                builder -> builder.initializers(
                        context -> context.getBeanFactory().registerSingleton("requestWindows", windows)),
                more);
    }

    /** With the windows that are there when nobody says anything. */
    static EdgeNode start(Path directory, String... more) {
        return start(directory, builder -> builder, more);
    }

    private static EdgeNode start(Path directory, UnaryOperator<SpringApplicationBuilder> windows, String... more) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
                .properties(Map.of(
                        "server.port",
                        0,
                        "server.address",
                        "127.0.0.1",
                        "spring.config.name",
                        "none",
                        "spring.threads.virtual.enabled",
                        true,
                        "extraly.auth.jwt-key",
                        JWT_KEY,
                        "test.directory",
                        directory.toString()));
        return new EdgeNode(windows.apply(application).run(more));
    }

    HttpResponse<Void> guarded() throws IOException, InterruptedException {
        return HTTP.send(
                request(GUARDED)
                        .header("Authorization", "Bearer " + token)
                        .header("X-API-Key", SECRET)
                        .build(),
                BodyHandlers.discarding());
    }

    HttpResponse<Void> open() throws IOException, InterruptedException {
        return HTTP.send(request(OPEN).build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(
                "http://127.0.0.1:%s%s".formatted(context.getEnvironment().getProperty("local.server.port"), path)));
    }

    @Override
    public void close() {
        context.close();
    }

    @AutoConfigurationPackage
    @Import({EdgeOnly.class, House.class})
    static class Application {}

    /** What stands behind the edge. */
    static class House {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-03-21T12:30:00Z"), ZoneOffset.UTC); // no hour ends here
        }

        @Bean
        Vault vault(@Value("${test.directory}") Path directory, Clock clock) {
            return Vault.inFiles(directory, clock);
        }

        @Bean
        WrappingKeys wrappingKeys() {
            return new NoWrappingKeys();
        }

        @Bean
        CommandGateway commandGateway() {
            return DefaultCommandGateway.builder()
                    .commandBus(SimpleCommandBus.builder().build())
                    .build();
        }

        @Bean
        QueryGateway queryGateway() {
            SimpleQueryBus bus = SimpleQueryBus.builder().build();
            bus.subscribe(
                    FindCaller.class.getName(),
                    CallerView.class,
                    query -> DIGEST.equals(((FindCaller) query.getPayload()).apiKey()) ? CALLER : null);
            return DefaultQueryGateway.builder().queryBus(bus).build();
        }
    }

    /** Nobody asks for them here. */
    private static final class NoWrappingKeys implements WrappingKeys {
        @Override
        public State state() {
            return new State(List.of(), new Rewrapping(Progress.IDLE, 0, 0, 0, List.of(), null, null, null));
        }

        @Override
        public State rotate() {
            return state();
        }
    }

    /** What makes up the edge by itself, and nothing that stores. */
    static final class EdgeOnly extends AutoConfigurationImportSelector {
        private static final List<String> STORES = List.of("jdbc", "mongo", "axon", "jobrunr", "h2console");

        @Override
        protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
            return new AnnotationAttributes(Map.of("exclude", new String[0], "excludeName", new String[0]));
        }

        @Override
        protected List<String> getCandidateConfigurations(
                AnnotationMetadata metadata, @Nullable AnnotationAttributes attributes) {
            return super.getCandidateConfigurations(metadata, attributes).stream()
                    .filter(name -> STORES.stream().noneMatch(name::contains))
                    .filter(name -> !name.startsWith("ai.extraly.") || name.endsWith(".HttpAutoConfiguration"))
                    .toList();
        }
    }
}
