package ai.extraly.http.house;

import ai.extraly.contract.webhook.NamesInMemory;
import ai.extraly.http.limit.Pause;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The edge on a real Tomcat, with the house in memory behind it. */
@EnableAutoConfiguration
public class HouseApp {
    @Bean
    HandClock clock() {
        return new HandClock();
    }

    /** Time that is let pass here has passed at once, for everybody who looks at the clock. */
    @Bean
    Pause pause(HandClock clock) {
        return clock::advance;
    }

    @Bean
    MemoryVault vault() {
        return new MemoryVault();
    }

    @Bean
    WrappingKeysInMemory wrappingKeys() {
        return new WrappingKeysInMemory();
    }

    @Bean
    NamesInMemory names() {
        return new NamesInMemory();
    }

    @Bean
    AccountsInMemory accountsInMemory() {
        return new AccountsInMemory();
    }

    @Bean
    DocumentsInMemory documentsInMemory(MemoryVault vault) {
        return new DocumentsInMemory(vault);
    }

    @Bean
    WebhooksInMemory webhooksInMemory(DocumentsInMemory documents) {
        return new WebhooksInMemory(documents);
    }

    @Bean
    LogInMemory logInMemory(MemoryVault vault) {
        return new LogInMemory(vault);
    }

    @Bean
    AuditInMemory auditInMemory(DocumentsInMemory documents) {
        return new AuditInMemory(documents);
    }

    @Bean
    RebuildsInMemory rebuildsInMemory() {
        return new RebuildsInMemory();
    }

    @Bean
    RunsInMemory runsInMemory(DocumentsInMemory documents, MemoryVault vault) {
        return new RunsInMemory(documents, vault);
    }

    @Bean
    CommandBus commandBus(
            AccountsInMemory accounts,
            DocumentsInMemory documents,
            WebhooksInMemory webhooks,
            AuditInMemory audit,
            RunsInMemory runs) {
        CommandBus bus = SimpleCommandBus.builder().build();
        new AnnotationCommandHandlerAdapter<>(accounts).subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(documents).subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(webhooks).subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(audit).subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(runs).subscribe(bus);
        return bus;
    }

    @Bean
    QueryBus queryBus(
            AccountsInMemory accounts,
            DocumentsInMemory documents,
            WebhooksInMemory webhooks,
            AuditInMemory audit,
            RebuildsInMemory rebuilds,
            RunsInMemory runs,
            LogInMemory log) {
        QueryBus bus = SimpleQueryBus.builder().build();
        new AnnotationQueryHandlerAdapter<>(new OperationInMemory()).subscribe(bus);
        new AnnotationQueryHandlerAdapter<>(accounts).subscribe(bus);
        new AnnotationQueryHandlerAdapter<>(documents).subscribe(bus);
        new AnnotationQueryHandlerAdapter<>(webhooks).subscribe(bus);
        new AnnotationQueryHandlerAdapter<>(audit).subscribe(bus);
        new AnnotationQueryHandlerAdapter<>(rebuilds).subscribe(bus);
        new AnnotationQueryHandlerAdapter<>(runs).subscribe(bus);
        new AnnotationQueryHandlerAdapter<>(log).subscribe(bus);
        return bus;
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus) {
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    @Bean
    QueryGateway queryGateway(QueryBus bus) {
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }
}
