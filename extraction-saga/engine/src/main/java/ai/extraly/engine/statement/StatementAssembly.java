package ai.extraly.engine.statement;

import ai.extraly.engine.ledger.Ledger;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.results.BankStatement;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Evidence;
import ai.extraly.engine.results.Period;
import ai.extraly.engine.results.Reading;
import ai.extraly.engine.results.Transaction;
import ai.extraly.engine.results.TransactionType;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.Dates;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts the ledger and the labelled fields together to a statement, with evidence and checks. */
final class StatementAssembly {

    private final Document document;
    private final Lexicon lexicon;
    private final Amounts amounts;
    private final Dates dates;
    private final Ledger ledger;
    private final boolean card;
    private final Predicate<Line> row;

    StatementAssembly(
            Document document,
            Lexicon lexicon,
            Amounts amounts,
            Dates dates,
            Ledger ledger,
            boolean card,
            Predicate<Line> row) {
        this.document = document;
        this.lexicon = lexicon;
        this.amounts = amounts;
        this.dates = dates;
        this.ledger = ledger;
        this.card = card;
        this.row = row;
    }

    Optional<Reading> reading() {
        List<Labelled> labelled = new Labels(lexicon).in(document, row);
        Balances balances = Balances.of(ledger, labelled, amounts, card);
        if (ledger.movements().isEmpty()
                && balances.opening().isEmpty()
                && balances.closing().isEmpty()) {
            return Optional.empty();
        }
        AccountNumbers numbers = new AccountNumbers(document, labelled, row);
        Optional<Valued<String>> iban = numbers.iban();
        Optional<Valued<String>> account = numbers.accountNumber(iban);
        Optional<Valued<String>> bic = numbers.bic();
        BankNames banks = new BankNames(lexicon);
        Optional<Valued<String>> bank = banks.of(document, row);
        Predicate<String> ofBank = name -> banks.isBank(name)
                || bank.filter(found -> found.value().equalsIgnoreCase(name)).isPresent();
        Holders holders = new Holders(lexicon);
        Optional<Valued<String>> holder = holders.labelled(labelled)
                .or(() -> new Addressees(lexicon, row, ofBank).of(document))
                .or(() -> holders.inPhrase(labelled));
        Optional<Valued<String>> currency = new CurrencyChoice(document, amounts, row)
                .of(labelled, iban.map(Valued::value).orElse(null));
        Periods periods = new Periods(dates);
        Optional<Valued<Period>> period =
                periods.of(document.lines().filter(line -> !row.test(line))).or(() -> periods.ofMonth(labelled));
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        note(evidence, "bank_name", bank);
        note(evidence, "account_number", account);
        note(evidence, "account_holder", holder);
        note(evidence, "iban", iban);
        note(evidence, "bic", bic);
        note(evidence, "currency", currency);
        note(evidence, "statement_period", period);
        note(evidence, "opening_balance", balances.opening());
        note(evidence, "closing_balance", balances.closing());
        List<Transaction> transactions = new Transactions(
                        document, dates, ledger, period.map(Valued::value).orElse(null))
                .list(evidence);
        BigDecimal credits = total(transactions, TransactionType.CREDIT);
        BigDecimal debits = total(transactions, TransactionType.DEBIT);
        BankStatement statement = new BankStatement(
                value(bank),
                value(account),
                value(holder),
                value(iban),
                value(bic),
                value(currency),
                value(period),
                value(balances.opening()),
                value(balances.closing()),
                transactions,
                credits,
                debits,
                transactions.size());
        List<Check> checks = new StatementChecks(statement, ledger.good() + ledger.bad(), ledger.good()).list();
        return Optional.of(new Reading(statement, evidence, checks));
    }

    private static <T> @Nullable T value(Optional<Valued<T>> found) {
        return found.map(Valued::value).orElse(null);
    }

    private static void note(Map<String, Evidence> evidence, String path, Optional<? extends Valued<?>> found) {
        found.ifPresent(value -> evidence.put(path, value.evidence()));
    }

    static BigDecimal total(List<Transaction> transactions, TransactionType type) {
        return transactions.stream()
                .filter(transaction -> transaction.type() == type)
                .map(Transaction::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
