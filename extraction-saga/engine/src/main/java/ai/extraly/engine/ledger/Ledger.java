package ai.extraly.engine.ledger;

import ai.extraly.engine.page.Segment;
import ai.extraly.engine.table.Entry;
import ai.extraly.engine.table.Grid;
import ai.extraly.engine.table.MoneyMark;
import ai.extraly.engine.table.Role;
import ai.extraly.engine.table.Special;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The movements of an account and the balances stated among them.
 *
 * @param movements in printed order
 * @param stated    lines that state a balance, in printed order
 * @param newestFirst whether the printed order runs back in time
 * @param good      balances that come true
 * @param bad       balances that do not
 */
public record Ledger(List<Movement> movements, List<Stated> stated, boolean newestFirst, int good, int bad) {

    /** Rows of balances by day have no words; a table in which most rows have none tells no movements. */
    private static final double WORDLESS = 0.5;

    public Ledger {
        movements = List.copyOf(movements);
        stated = List.copyOf(stated);
    }

    /** A balance on a line of its own. */
    public record Stated(Special kind, BigDecimal balance, MoneyMark mark, int beforeMovement) {}

    /**
     * Settles what the columns of each layout mean and lists what moved.
     *
     * @param card whether the account is a card's: what is printed there is owed, so all signs are the other way round
     * @param ends balances that labels call opening and closing
     */
    public static Ledger of(List<Entry> entries, Map<Integer, Grid> grids, boolean card, Ends ends) {
        Map<Integer, List<Entry>> byLayout = new LinkedHashMap<>();
        entries.forEach(entry -> byLayout.computeIfAbsent(entry.layout(), layout -> new ArrayList<>())
                .add(entry));
        List<Movement> movements = new ArrayList<>();
        List<Stated> stated = new ArrayList<>();
        boolean dated = entries.stream().anyMatch(entry -> entry.date() != null);
        boolean newestFirst = false;
        int good = 0;
        int bad = 0;
        for (Map.Entry<Integer, List<Entry>> layout : byLayout.entrySet()) {
            Grid grid = grids.get(layout.getKey());
            if (dated && layout.getValue().stream().allMatch(entry -> entry.date() == null)) {
                continue;
            }
            if (grid == null || (!described(grid) && !titled(layout.getValue()) && wordless(layout.getValue()))) {
                continue;
            }
            Settled settled =
                    new Settler(grid, layout.getValue(), card, ends).settle().orElse(null);
            if (settled != null) {
                collect(settled, movements, stated);
                newestFirst |= settled.newestFirst();
                good += settled.good();
                bad += settled.bad();
            }
        }
        return new Ledger(movements, stated, newestFirst, good, bad);
    }

    /**
     * The first account, where a paper tells of several one after another: one closes, and then one opens with another
     * balance. This ledger itself when there is only one.
     */
    public Ledger firstAccount() {
        @Nullable Stated closed = null;
        for (int i = 0; i < stated.size() && !newestFirst; i++) {
            Stated line = stated.get(i);
            boolean opens = line.kind() == Special.OPENING
                    && closed != null
                    && line.beforeMovement() < movements.size()
                    && line.balance().compareTo(closed.balance()) != 0;
            if (opens) {
                return new Ledger(movements.subList(0, line.beforeMovement()), stated.subList(0, i), false, good, bad);
            }
            closed = line.kind() == Special.CLOSING && line.beforeMovement() > 0 ? line : closed;
        }
        return AccountBorder.in(movements, newestFirst).map(this::upTo).orElse(this);
    }

    private Ledger upTo(AccountBorder border) {
        List<Stated> kept = stated.stream()
                .filter(line -> line.beforeMovement() <= border.movement())
                .toList();
        return new Ledger(movements.subList(0, border.movement()), kept, newestFirst, border.good(), border.bad());
    }

    /** A title over the rows says what they are, so they need no words: a list of checks. */
    private static boolean titled(List<Entry> entries) {
        return entries.stream().allMatch(entry -> entry.section() != null);
    }

    private static boolean described(Grid grid) {
        return grid.header() != null
                && (grid.header().first(Role.DESCRIPTION).isPresent()
                        || (grid.header().first(Role.REFERENCE).isPresent()
                                && grid.header().first(Role.AMOUNT).isPresent()));
    }

    private static boolean wordless(List<Entry> entries) {
        long rows = entries.stream().filter(entry -> entry.special() == null).count();
        long silent = entries.stream()
                .filter(entry -> entry.special() == null)
                .filter(entry -> entry.words().stream()
                        .noneMatch(words -> words.text().chars().anyMatch(Character::isLetter)))
                .count();
        return rows > 0 && silent > WORDLESS * rows;
    }

    private static void collect(Settled settled, List<Movement> movements, List<Stated> stated) {
        List<Segment> waiting = new ArrayList<>();
        @Nullable Entry waitingEntry = null;
        for (Step step : settled.steps()) {
            BigDecimal movement = step.movement();
            MoneyMark mark = step.movementMark();
            if (movement != null && mark != null) {
                boolean same = waitingEntry != null && sameDay(waitingEntry, step.entry());
                movements.add(new Movement(
                        step.entry(), movement, mark, step.balance(), step.balanceMark(), same ? waiting : List.of()));
                waiting.clear();
            } else if (step.entry().special() != null) {
                state(step, step.entry().special(), movements, stated);
            } else {
                waitingEntry = step.entry();
                waiting.addAll(step.entry().words());
            }
        }
    }

    private static void state(Step step, Special special, List<Movement> movements, List<Stated> stated) {
        if (step.balance() != null && step.balanceMark() != null) {
            stated.add(new Stated(special, step.balance(), step.balanceMark(), movements.size()));
        }
    }

    private static boolean sameDay(Entry a, Entry b) {
        return a.date() != null
                && b.date() != null
                && a.date().date().equals(b.date().date());
    }
}
