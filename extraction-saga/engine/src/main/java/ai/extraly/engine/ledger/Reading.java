package ai.extraly.engine.ledger;

import java.util.List;

/**
 * One way to read the amounts of a layout.
 *
 * @param usages by column
 * @param sign   what an amount without any sign is
 * @param owed   whether balances are what is owed, so that they count against the account
 * @param bareOverdrawn whether balances without a mark are overdrawn, because those in credit bear one
 */
record Reading(List<Usage> usages, Unsigned sign, boolean owed, boolean bareOverdrawn) {

    Reading {
        usages = List.copyOf(usages);
    }

    int column(Usage usage) {
        return usages.indexOf(usage);
    }

    /** How amounts of the one column of amounts that bear no sign are to be taken. */
    enum Unsigned {
        CREDIT,
        DEBIT,
        /** All signs are the wrong way round: what leaves the account is printed without, what enters with a minus. */
        INVERTED,
        /** What the title above the rows says. */
        SECTION,
        /** Each is what the next balance asks for. */
        BY_BALANCE
    }
}
