package ai.extraly.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.house.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private static final String HERE = "192.0.2.1";
    private static final String SOMEBODY = "somebody";

    private final HandClock clock = new HandClock();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final Logins logins = new Logins(
            time -> {
                pauses.add(time);
                clock.advance(time);
            },
            clock);

    private static Optional<String> wrong() {
        return Optional.empty();
    }

    private static Optional<String> right() {
        return Optional.of("in");
    }

    private Duration pauseOf(String address, String email, Supplier<Optional<String>> login) {
        logins.attempt(address, email, login);
        return pauses.getLast();
    }

    private void fail(int times, String address, String email) {
        IntStream.range(0, times).forEach(time -> logins.attempt(address, email, LoginsTest::wrong));
    }

    private static String elsewhere(int number) {
        return "198.51.100." + number;
    }

    @Nested
    class OneEmailAddress {
        @Test
        void waitsTheLongerTheMoreTriesFailedAndNeverLong() {
            // when
            List<Duration> waits = IntStream.range(0, 12)
                    .mapToObj(number -> pauseOf(elsewhere(number), SOMEBODY, LoginsTest::wrong))
                    .toList();

            // then
            assertThat(waits.stream().map(Duration::toMillis))
                    .containsExactly(0L, 0L, 0L, 0L, 0L, 250L, 500L, 1000L, 2000L, 3000L, 3000L, 3000L);
        }

        @Test
        void isNeverRefusedForWhatOthersGuessed() {
            // given
            IntStream.range(0, 200).forEach(number -> fail(1, elsewhere(number), SOMEBODY));

            // when
            Duration wait = pauseOf(HERE, SOMEBODY, LoginsTest::right);

            // then
            assertThat(wait).isEqualTo(EmailPace.LONGEST_WAIT);
        }

        @Test
        void isFreeAgainOnceThePasswordWasRight() {
            // given
            IntStream.range(0, 8).forEach(number -> fail(1, elsewhere(number), SOMEBODY));
            logins.attempt(HERE, SOMEBODY, LoginsTest::right);

            // then
            assertThat(pauseOf(HERE, SOMEBODY, LoginsTest::right)).isZero();
        }

        @Test
        void isFreeAgainAfterSomeTime() {
            // given
            IntStream.range(0, 8).forEach(number -> fail(1, elsewhere(number), SOMEBODY));

            // when
            clock.advance(Duration.ofMinutes(8));

            // then
            assertThat(pauseOf(HERE, SOMEBODY, LoginsTest::wrong)).isZero();
        }

        @Test
        void isNothingToAnother() {
            // given
            IntStream.range(0, 8).forEach(number -> fail(1, elsewhere(number), SOMEBODY));

            // then
            assertThat(pauseOf(HERE, "another", LoginsTest::wrong)).isZero();
        }
    }

    @Nested
    class OneAddress {
        @Test
        void isSlowedDownWhomeverItTriesToBe() {
            // given
            IntStream.range(0, AddressPace.FREE).forEach(number -> fail(1, HERE, "victim " + number));

            // when
            List<Long> waits = IntStream.range(100, 106)
                    .mapToObj(number ->
                            pauseOf(HERE, "victim " + number, LoginsTest::wrong).toMillis())
                    .toList();

            // then
            assertThat(waits).containsExactly(500L, 1000L, 2000L, 4000L, 5000L, 5000L);
        }

        @Test
        void isNotFreedByARightPasswordWhichMayBeTheGuessersOwn() {
            // given
            IntStream.range(0, AddressPace.FREE + 2).forEach(number -> fail(1, HERE, "victim " + number));
            logins.attempt(HERE, "own", LoginsTest::right);

            // when
            fail(1, HERE, "one more");

            // then
            assertThat(pauseOf(HERE, "yet one more", LoginsTest::wrong)).isPositive();
        }

        @Test
        void isNothingToAnother() {
            // given
            IntStream.range(0, 50).forEach(number -> fail(1, HERE, "victim " + number));

            // then
            assertThat(pauseOf(elsewhere(1), "anybody", LoginsTest::wrong)).isZero();
        }

        @Test
        void guessesOnePasswordNoFasterWhenItGuessesAllAtOnce() throws Exception {
            // given
            int guesses = 200;
            AtomicInteger tried = new AtomicInteger();

            // when
            int refused = guessAtOnce(guesses, guess -> "victim", tried);

            // then
            assertThat(tried).hasValueLessThanOrEqualTo(AddressPace.FREE + AddressPace.MOST_WAITING);
            assertThat(refused).isEqualTo(guesses - tried.get());
        }

        @Test
        void guessesManyNoFasterWhenItGuessesAllAtOnce() throws Exception {
            // given
            int guesses = 200;
            AtomicInteger tried = new AtomicInteger();
            Instant before = clock.instant();

            // when
            int refused = guessAtOnce(guesses, guess -> "victim " + guess, tried);

            // then
            assertThat(refused).isZero();
            assertThat(Duration.between(before, clock.instant()))
                    .isGreaterThan(Duration.ofSeconds(4).multipliedBy(guesses - 2 * AddressPace.FREE));
        }

        /** How many of the guesses are refused; none is decided before as many as can have been begun. */
        private int guessAtOnce(int guesses, IntFunction<String> victim, AtomicInteger tried) throws Exception {
            CountDownLatch decided = new CountDownLatch(1);
            ConcurrentLinkedQueue<ErrorCode> refused = new ConcurrentLinkedQueue<>();
            try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int guess = 0; guess < guesses; guess++) {
                    String email = victim.apply(guess);
                    Future<?> _ = guessers.submit(() -> {
                        try {
                            logins.attempt(HERE, email, () -> {
                                tried.incrementAndGet();
                                waitFor(decided);
                                return wrong();
                            });
                        } catch (ApiException e) {
                            refused.add(e.code());
                        }
                    });
                }
                await().until(() -> tried.get() == AddressPace.FREE);
                decided.countDown();
            }
            assertThat(refused).allMatch(code -> code == ErrorCode.RATE_LIMITED);
            return refused.size();
        }

        @Test
        void sendsNobodyAwayWhoHasDoneNothing() throws Exception {
            // given
            fail(AddressPace.FREE, HERE, "victim");
            CountDownLatch decided = new CountDownLatch(1);
            AtomicInteger refused = new AtomicInteger();
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int guess = 0; guess < 2 * AddressPace.MOST_WAITING; guess++) {
                    Future<?> _ = people.submit(() -> {
                        try {
                            logins.attempt(HERE, "victim", () -> {
                                waitFor(decided);
                                return wrong();
                            });
                        } catch (ApiException e) {
                            refused.incrementAndGet();
                        }
                    });
                }
                await().until(() -> refused.get() >= AddressPace.MOST_WAITING - 1);

                // when
                Future<Optional<String>> neighbour =
                        people.submit(() -> logins.attempt(HERE, "neighbour", LoginsTest::right));
                decided.countDown();

                // then
                assertThat(neighbour.get()).hasValue("in");
            }
        }

        @Test
        void makesNobodyWaitLongWhosePasswordsAreRight() throws Exception {
            // given
            int people = 100;
            AtomicInteger in = new AtomicInteger();

            // when
            try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int person = 0; person < people; person++) {
                    String email = "person " + person;
                    Future<?> _ = all.submit(() ->
                            logins.attempt(HERE, email, LoginsTest::right).ifPresent(account -> in.incrementAndGet()));
                }
            }

            // then
            assertThat(in).hasValue(people);
            assertThat(pauses).allMatch(Duration::isZero);
        }

        @Test
        void isToldWhenToComeBack() throws Exception {
            // given
            fail(AddressPace.FREE, HERE, "victim");
            CountDownLatch decided = new CountDownLatch(1);
            try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
                AtomicInteger begun = new AtomicInteger();
                for (int guess = 0; guess <= AddressPace.MOST_WAITING; guess++) {
                    Future<?> _ = guessers.submit(() -> {
                        begun.incrementAndGet();
                        return logins.attempt(HERE, "victim", () -> {
                            waitFor(decided);
                            return right();
                        });
                    });
                }
                await().until(() -> begun.get() == AddressPace.MOST_WAITING + 1);

                // then
                await().untilAsserted(() -> assertThatExceptionOfType(ApiException.class)
                        .isThrownBy(() -> logins.attempt(HERE, "victim", LoginsTest::right))
                        .matches(e -> e.code() == ErrorCode.RATE_LIMITED));
                decided.countDown();
            }
        }

        private static void waitFor(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
