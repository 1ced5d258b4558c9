package ai.extraly.engine.statement;

import ai.extraly.engine.page.Document;
import ai.extraly.engine.results.Reading;
import java.util.Optional;

/** Reads a bank statement. */
public final class StatementReader {

    /** Empty when nothing in the document looks like the rows or balances of an account. */
    public Optional<Reading> read(Document document) {
        return Optional.empty();
    }
}
