package ai.extraly.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.account.event.AccountEvent;
import ai.extraly.contract.audit.AuditEvent;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.engine.Engine;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.Future;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The walls of the house, where module dependencies alone do not hold them. */
class HouseWallsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ai.extraly");

    @Test
    void noSideSeesAnotherSide() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("contract")
                .definedBy("ai.extraly.contract..")
                .layer("vault")
                .definedBy("ai.extraly.vault..")
                .layer("command")
                .definedBy("ai.extraly.command..")
                .layer("query")
                .definedBy("ai.extraly.query..")
                .layer("engine")
                .definedBy("ai.extraly.engine..")
                .layer("saga")
                .definedBy("ai.extraly.saga..")
                .layer("http")
                .definedBy("ai.extraly.http..")
                .layer("cli")
                .definedBy("ai.extraly.cli..")
                .layer("app")
                .definedBy("ai.extraly.app..")
                .whereLayer("command")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("query")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("saga")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("saga", "app")
                .whereLayer("vault")
                .mayOnlyBeAccessedByLayers("query", "saga", "http", "app")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .check(HOUSE);
    }

    @Test
    void theContractKnowsNeitherSpringNorStorage() {
        classes()
                .that()
                .resideInAPackage("ai.extraly.contract..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "ai.extraly.contract..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation..",
                        "org.axonframework.serialization..",
                        "org.axonframework.commandhandling..",
                        "org.axonframework.modelling.command..",
                        "org.axonframework.messaging..")
                .check(HOUSE);
    }

    @Test
    void theEngineIsAPlainLibrary() {
        noClasses()
                .that()
                .resideInAPackage("ai.extraly.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..", "ai.extraly.contract..")
                .check(HOUSE);
    }

    /** What opens a document runs in a child process, which it can only take down alone. */
    @Test
    void noDocumentIsOpenedInTheServersProcess() {
        noClasses()
                .that()
                .resideInAPackage("ai.extraly..")
                .and()
                .resideOutsideOfPackage("ai.extraly.engine..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Engine.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pdfbox..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "ai.extraly.engine.worker..",
                        "ai.extraly.engine.cli..",
                        "ai.extraly.saga..",
                        "ai.extraly.app.operation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.extraly.engine.worker..")
                .check(HOUSE);
    }

    @Test
    void aggregatesHaveNoClockAndDoNoInputOrOutput() {
        noClasses()
                .that()
                .areAnnotatedWith(Aggregate.class)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "ai.extraly.vault..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(HOUSE);
    }

    @Test
    void theEdgeSpeaksToTheOthersByMessagesAlone() {
        noClasses()
                .that()
                .resideInAPackage("ai.extraly.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.axonframework.eventsourcing..",
                        "org.axonframework.eventhandling..",
                        "org.springframework.data..",
                        "com.mongodb..",
                        "java.sql..")
                .check(HOUSE);
    }

    @Test
    void nobodyReadsTheSystemClockBesideTheInjectedOne() {
        noClasses()
                .that()
                .resideOutsideOfPackages("ai.extraly.engine..", "ai.extraly.app..")
                .and()
                .haveSimpleNameNotEndingWith("AutoConfiguration") // which provide it where nobody else does
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(HOUSE);
        fields().should().notHaveRawType(Date.class).check(HOUSE);
    }

    /** Where the query bus is a network, what a future holds is serialised as it is, and an Optional cannot be. */
    @Test
    void noAnswerIsAnOptionalWithinAFuture() {
        methods()
                .that()
                .areAnnotatedWith(QueryHandler.class)
                .should(new ArchCondition<>("not answer with a future of an Optional") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (method.getReturnType() instanceof JavaParameterizedType type
                                && type.toErasure().isAssignableTo(Future.class)
                                && type.getActualTypeArguments()
                                        .getFirst()
                                        .toErasure()
                                        .isEquivalentTo(Optional.class)) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                })
                .check(HOUSE);
    }

    /** On the way through Axon Server a list forgets of what it is one; an array does not. */
    @Test
    void manyAreAnsweredWithAnArray() {
        methods()
                .that()
                .areAnnotatedWith(QueryHandler.class)
                .should(new ArchCondition<>("not answer with a collection") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (method.getReturnType().getAllInvolvedRawTypes().stream()
                                .anyMatch(type -> type.isAssignableTo(Iterable.class))) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                })
                .check(HOUSE);
    }

    /** XML that somebody sends must not make us fetch or expand anything: one class reads it, with all that shut off. */
    @Test
    void onlyTheParserOfEmbeddedInvoicesReadsXml() {
        noClasses()
                .that()
                .resideInAPackage("ai.extraly..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javax.xml.parsers..",
                        "javax.xml.transform..",
                        "javax.xml.xpath..",
                        "org.xml.sax..",
                        "org.apache.xmpbox..",
                        "jakarta.xml.bind..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.XmlMapper")
                .check(HOUSE);
        // What ImageIO says of a picture is a tree of these; nothing was parsed to make it.
        noClasses()
                .that()
                .resideInAPackage("ai.extraly..")
                .and()
                .doNotHaveFullyQualifiedName("ai.extraly.engine.picture.PictureFile")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.w3c.dom..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("ai.extraly..")
                .and()
                .doNotHaveFullyQualifiedName("ai.extraly.engine.einvoice.XmlParser")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("javax\\.xml\\.stream\\..*(Input|Reader).*")
                .check(HOUSE);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(HOUSE);
    }

    @Test
    void storedEventsAreRecordsWithARevision() {
        classes()
                .that()
                .areAssignableTo(DocumentEvent.class)
                .or()
                .areAssignableTo(AccountEvent.class)
                .or()
                .areAssignableTo(AuditEvent.class)
                .and()
                .areNotInterfaces()
                .should()
                .beAnnotatedWith(Revision.class)
                .andShould()
                .beRecords()
                .andShould()
                .haveModifier(JavaModifier.PUBLIC)
                .check(HOUSE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("ai.extraly.(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching("ai.extraly.engine.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void nullIsMarkedEverywhere() {
        assertThat(HOUSE)
                .filteredOn(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
                .isEmpty();
    }
}
