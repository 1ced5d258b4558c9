package ai.extraly.app.crash;

import ai.extraly.app.Extraly;
import ai.extraly.contract.document.command.FailDocument;
import ai.extraly.contract.document.command.RecordExtractionFailure;
import ai.extraly.contract.document.command.SubmitDocument;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Extraly, as it is, with a hand on the switch: once that is armed, it dies without another breath when it reaches the given
 * {@link CrashPoint}.
 */
final class CrashingExtraly {
    private CrashingExtraly() {}

    static void main(String... arguments) {
        new SpringApplication(Extraly.class, Switch.class).run(arguments);
    }

    /** Watches what goes to MongoDB and what commands commit. No stereotype: nobody finds it by scanning. */
    static class Switch {
        private final CrashPoint point = CrashPoint.valueOf(System.getProperty(CrashPoint.POINT));
        private final Path armed = Path.of(System.getProperty(CrashPoint.ARMED));

        @Bean
        MongoClientSettingsBuilderCustomizer beforeTokens() {
            return settings -> settings.addCommandListener(new BeforeToken(point, armed));
        }

        @Bean
        ConfigurerModule afterAppends() {
            return configurer -> configurer.onInitialize(configuration -> configuration.onStart(() -> configuration
                    .getComponent(CommandBus.class)
                    .registerHandlerInterceptor((unitOfWork, chain) -> {
                        if (diesAfter(unitOfWork.getMessage().getPayload()) && Files.exists(armed)) {
                            unitOfWork.afterCommit(_ -> die());
                        }
                        return chain.proceed();
                    })));
        }

        private boolean diesAfter(Object command) {
            return switch (point) {
                case SUBMITTED_BEFORE_ANSWER -> command instanceof SubmitDocument;
                case REPORTED_BEFORE_ANSWER -> command instanceof RecordExtractionFailure;
                case FAILED_BEFORE_ANSWER -> command instanceof FailDocument;
                case PROJECTION_BEFORE_TOKEN, SAGA_BEFORE_TOKEN, WORKER_BEFORE_TOKEN -> false;
            };
        }
    }

    /** Dies on the way to storing the token of a processor, once it has seen that processor at work. */
    private static final class BeforeToken implements CommandListener {
        private static final Set<String> WRITES = Set.of("insert", "update");

        private final Path armed;
        private final String processor;
        private final String traceOfWork;
        private volatile boolean worked;

        BeforeToken(CrashPoint point, Path armed) {
            this.armed = armed;
            processor = switch (point) {
                case PROJECTION_BEFORE_TOKEN -> "documents/1";
                case SAGA_BEFORE_TOKEN -> "document-saga";
                case WORKER_BEFORE_TOKEN -> "extraction-workers";
                default -> "nobody";
            };
            traceOfWork = point == CrashPoint.SAGA_BEFORE_TOKEN ? "sagas" : "documents.1";
        }

        @Override
        public void commandStarted(CommandStartedEvent event) {
            BsonDocument command = event.getCommand();
            String collection = collection(event);
            if (collection.equals(traceOfWork) && WRITES.contains(event.getCommandName())) {
                worked = Files.exists(armed);
            } else if (worked && collection.equals("tokens") && storesAToken(command)) {
                die();
            }
        }

        private static String collection(CommandStartedEvent event) {
            BsonValue name = event.getCommand().get(event.getCommandName());
            return name != null && name.isString() ? name.asString().getValue() : "";
        }

        /** As opposed to extending a claim, which writes no token. */
        private boolean storesAToken(BsonDocument command) {
            String text = command.toJson();
            return text.contains("\"" + processor + "\"") && text.contains("\"token\":");
        }
    }

    private static void die() {
        Runtime.getRuntime().halt(CrashPoint.EXIT_CODE);
    }
}
