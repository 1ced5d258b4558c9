package ai.extraly.engine.ledger;

/** What a column of amounts is used as. */
enum Usage {
    DEBIT,
    CREDIT,
    AMOUNT,
    BALANCE,
    NOTHING
}
