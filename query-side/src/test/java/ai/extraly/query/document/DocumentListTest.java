package ai.extraly.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.query.DocumentPage;
import ai.extraly.contract.document.query.DocumentSort;
import ai.extraly.contract.document.query.DocumentSummary;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DocumentListTest {
    private static final int MANY = 130;

    private final StoredDocuments documents = new StoredDocuments();

    @Nested
    class WithManyDocuments {
        /** Document n was created in minute n ÷ 10, and the even ones are completed invoices. */
        @BeforeEach
        void given() {
            documents.seeing(IntStream.range(0, MANY)
                    .mapToObj(number -> number % 2 == 0
                            ? life(number).completedAtTheSecondAttempt(DetectionType.INVOICE)
                            : life(number).submitted(DetectionType.RECEIPT))
                    .flatMap(life -> life.events().stream())
                    .toList());
            documents.seeing(life(MANY).failedAtOnce().deleted().events());
            documents.seeing(Life.of(MANY + 1, Life.SOMEBODY_ELSE, Life.START)
                    .submitted()
                    .events());
            documents.list().createIndexes();
        }

        @Test
        void aPageHasAsManyAsWereAskedForAndTheTotalOfAllPages() {
            // when
            DocumentPage second = page(all().page(2).perPage(20));

            // then
            assertThat(ids(second)).containsExactlyElementsOf(documents(20, 40));
            assertThat(second.total()).isEqualTo(MANY);
        }

        @Test
        void theLastPageHasTheRestAndOnePastTheEndIsEmpty() {
            // then
            assertThat(ids(page(all().page(7).perPage(20)))).containsExactlyElementsOf(documents(120, 130));
            assertThat(page(all().page(7).perPage(20)).total()).isEqualTo(MANY);
            assertThat(page(all().page(8).perPage(20))).isEqualTo(new DocumentPage(List.of(), MANY));
            assertThat(page(all().page(Integer.MAX_VALUE).perPage(100))).isEqualTo(new DocumentPage(List.of(), MANY));
        }

        @Test
        void aPageHasAHundredAtMost() {
            // then
            assertThat(page(all().perPage(1000)).documents()).hasSize(100);
        }

        @Test
        void idsBreakTiesInTheSameDirection() {
            // when
            DocumentPage newest = page(all().descending().perPage(100));

            // then
            assertThat(ids(newest))
                    .containsExactlyElementsOf(documents(30, MANY).reversed());
        }

        @Test
        void anotherOrderIsThatOfTheLastChangeOfStatus() {
            // when
            DocumentPage page = page(all().by(DocumentSort.UPDATED_AT).perPage(20));

            // then: what was only submitted comes before what was completed seven seconds later
            assertThat(ids(page))
                    .containsExactlyElementsOf(
                            Stream.of(1, 3, 5, 7, 9, 0, 2, 4, 6, 8, 11, 13, 15, 17, 19, 10, 12, 14, 16, 18)
                                    .map(Life::document)
                                    .toList());
        }

        @Test
        void statusAndTypeNarrowThePageAndItsTotal() {
            // then
            assertThat(page(all().status(DocumentStatus.COMPLETED).perPage(10)).total())
                    .isEqualTo(MANY / 2);
            assertThat(ids(page(all().status(DocumentStatus.COMPLETED).perPage(3))))
                    .containsExactly(Life.document(0), Life.document(2), Life.document(4));
            assertThat(page(all().type(DetectionType.RECEIPT).perPage(10)).total())
                    .isEqualTo(MANY / 2);
            assertThat(page(all().type(DetectionType.RECEIPT).status(DocumentStatus.COMPLETED)))
                    .isEqualTo(new DocumentPage(List.of(), 0));
            assertThat(page(all().status(DocumentStatus.FAILED))).isEqualTo(new DocumentPage(List.of(), 0));
        }

        @Test
        void theBeginningOfAnIdFindsTheDocumentsThatBeginSo() {
            // given
            String prefix = Life.document(33)
                    .value()
                    .substring(0, DocumentId.next(Life.START).value().length() - 1);

            // when
            DocumentPage page = page(all().idPrefix(prefix).perPage(5));

            // then: base 32 has 32 documents with all but the last character in common
            assertThat(ids(page)).containsExactlyElementsOf(documents(32, 37));
            assertThat(page.total()).isEqualTo(32);
            assertThat(page(all().idPrefix("doc_.*")).total()).isZero();
        }

        @Test
        void theTimeOfCreationIsFromInclusiveToExclusive() {
            // given
            Instant third = millis(life(20).at(0));
            Instant fourth = millis(life(30).at(0));

            // when
            DocumentPage page = page(all().created(third, fourth).perPage(5));

            // then
            assertThat(ids(page)).containsExactlyElementsOf(documents(20, 25));
            assertThat(page.total()).isEqualTo(10);
            assertThat(page(all().created(fourth, null).perPage(1)).total()).isEqualTo(MANY - 30);
        }

        @Test
        void nobodySeesTheDocumentsOfOthers() {
            // then
            assertThat(ids(page(new Asking().of(Life.SOMEBODY_ELSE)))).containsExactly(Life.document(MANY + 1));
        }

        private static Life life(int number) {
            return Life.of(number, Life.OWNER, Life.START.plus(Duration.ofMinutes(number / 10)));
        }
    }

    @Test
    void aSummaryShowsTheDocumentAsItStands() {
        // given
        Life life = Life.of(1).completedAtTheSecondAttempt(DetectionType.INVOICE);
        documents.seeing(life.events());
        PresentDocument row = (PresentDocument) DocumentRows.last(life.events());

        // when
        DocumentPage page = page(all());

        // then
        assertThat(page)
                .isEqualTo(new DocumentPage(
                        List.of(new DocumentSummary(
                                row.documentId(),
                                row.status(),
                                row.type(),
                                row.fileName(),
                                row.pages(),
                                row.createdAt(),
                                row.updatedAt())),
                        1));
    }

    private DocumentPage page(Asking asking) {
        return documents.list().page(asking.query());
    }

    private static Asking all() {
        return new Asking();
    }

    private static List<DocumentId> ids(DocumentPage page) {
        return page.documents().stream().map(DocumentSummary::documentId).toList();
    }

    private static List<DocumentId> documents(int from, int to) {
        return IntStream.range(from, to).mapToObj(Life::document).toList();
    }

    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** What is asked for: everything, unless said otherwise. */
    private static final class Asking {
        private AccountId account = Life.OWNER;
        private int page = 1;
        private int perPage = 20;
        private @Nullable DocumentStatus status;
        private @Nullable DetectionType type;
        private @Nullable String idPrefix;
        private @Nullable Instant from;
        private @Nullable Instant to;
        private DocumentSort sort = DocumentSort.CREATED_AT;
        private boolean descending;

        ListDocuments query() {
            return new ListDocuments(account, page, perPage, status, type, idPrefix, from, to, sort, descending);
        }

        Asking of(AccountId owner) {
            account = owner;
            return this;
        }

        Asking page(int number) {
            page = number;
            return this;
        }

        Asking perPage(int number) {
            perPage = number;
            return this;
        }

        Asking status(DocumentStatus wanted) {
            status = wanted;
            return this;
        }

        Asking type(DetectionType wanted) {
            type = wanted;
            return this;
        }

        Asking idPrefix(String prefix) {
            idPrefix = prefix;
            return this;
        }

        Asking created(Instant inclusive, @Nullable Instant exclusive) {
            from = inclusive;
            to = exclusive;
            return this;
        }

        Asking by(DocumentSort wanted) {
            sort = wanted;
            return this;
        }

        Asking descending() {
            descending = true;
            return this;
        }
    }
}
