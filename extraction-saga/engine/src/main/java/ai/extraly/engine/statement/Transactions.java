package ai.extraly.engine.statement;

import ai.extraly.engine.ledger.Ledger;
import ai.extraly.engine.ledger.Movement;
import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.results.Evidence;
import ai.extraly.engine.results.Period;
import ai.extraly.engine.results.Transaction;
import ai.extraly.engine.results.TransactionType;
import ai.extraly.engine.table.DateMark;
import ai.extraly.engine.value.Dates;
import ai.extraly.engine.value.Found;
import ai.extraly.engine.value.PrintedDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Movements to transactions: dates completed, descriptions joined, evidence noted. */
final class Transactions {

    private final Ledger ledger;
    private final @Nullable LocalDate anchor;

    Transactions(Document document, Dates dates, Ledger ledger, @Nullable Period period) {
        this.ledger = ledger;
        this.anchor = period != null && period.to() != null ? middle(period) : latest(document, dates);
    }

    private static @Nullable LocalDate middle(Period period) {
        LocalDate to = period.to();
        LocalDate from = period.from();
        return to == null || from == null ? to : from.plusDays((to.toEpochDay() - from.toEpochDay()) / 2);
    }

    /** The latest date with a year on the first page: when the statement was made. */
    private static @Nullable LocalDate latest(Document document, Dates dates) {
        return document.pages().getFirst().lines().stream()
                .flatMap(line -> line.segments().stream())
                .flatMap(segment -> dates.in(segment.text()).stream())
                .map(Found::value)
                .map(PrintedDate::full)
                .flatMap(Optional::stream)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    List<Transaction> list(Map<String, Evidence> evidence) {
        List<Transaction> transactions = new ArrayList<>();
        @Nullable LocalDate last = null;
        for (Movement movement : ledger.movements()) {
            DateMark mark = movement.entry().date();
            LocalDate date = mark == null ? last : complete(mark.date());
            last = date;
            DateMark value = movement.entry().valueDate();
            String path = "transactions[" + transactions.size() + "].";
            String description = description(movement);
            transactions.add(new Transaction(
                    date,
                    value == null ? null : complete(value.date()),
                    description.isEmpty() ? null : description,
                    reference(movement),
                    movement.signed().abs(),
                    movement.signed().signum() < 0 ? TransactionType.DEBIT : TransactionType.CREDIT,
                    movement.balance()));
            note(movement, path, evidence);
        }
        return transactions;
    }

    private @Nullable LocalDate complete(PrintedDate date) {
        return anchor == null ? date.full().orElse(null) : date.near(anchor);
    }

    private static String description(Movement movement) {
        List<Segment> words = new ArrayList<>(movement.before());
        words.addAll(movement.entry().words());
        // Where a table has several columns of words, each is read to its end before the next.
        words.sort(Comparator.comparingInt(movement.entry()::wordColumn));
        return words.stream().map(Segment::text).distinct().collect(Collectors.joining(" "));
    }

    private static @Nullable String reference(Movement movement) {
        String text = movement.entry().references().stream().map(Segment::text).collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
    }

    private static void note(Movement movement, String path, Map<String, Evidence> evidence) {
        DateMark date = movement.entry().date();
        if (date != null) {
            evidence.put(
                    path + "date",
                    new Valued<>(date, movement.entry().page(), date.box(), date.text(), 0.95).evidence());
        }
        List<Segment> words = movement.entry().words();
        if (!words.isEmpty()) {
            Box box = words.stream().map(Segment::box).reduce(Box::union).orElseThrow();
            evidence.put(
                    path + "description",
                    new Valued<>(words, words.getFirst().page(), box, description(movement), 0.9).evidence());
        }
        evidence.put(
                path + "amount",
                Valued.of(movement.signed(), movement.printed(), 0.95).evidence());
        if (movement.balanceMark() != null) {
            evidence.put(
                    path + "balance",
                    Valued.of(movement.signed(), movement.balanceMark(), 0.95).evidence());
        }
    }
}
