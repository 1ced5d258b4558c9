package ai.extraly.engine.results;

/** The documented shapes. */
public sealed interface Results permits BankStatement, Invoice, Receipt {}
