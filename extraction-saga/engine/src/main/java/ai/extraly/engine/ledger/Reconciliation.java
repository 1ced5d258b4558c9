package ai.extraly.engine.ledger;

import ai.extraly.engine.misread.MisreadFigures;
import ai.extraly.engine.table.MoneyMark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the movements and balances that were misread in a picture. Each balance may be what was read or what its neighbours
 * make it, each movement what was read or what the balances around it leave; of all these the chain with the fewest and
 * likeliest misreadings is taken. What two chains would have differently stays as it was read. Only figures that were
 * recognised are ever changed, and none where the sums come true.
 */
final class Reconciliation {

    /** A sum that does not come true: dearer than any one misreading, cheaper than two unlikely ones. */
    private static final double BROKEN = 4;

    /** Chains this near in cost are equally likely. */
    private static final double ALIKE = 0.3;

    /** More values than these are never worth considering for one balance. */
    private static final int MOST_VALUES = 8;

    private final List<Step> steps;
    private final Ends ends;

    /** @param steps oldest first */
    Reconciliation(List<Step> steps, Ends ends) {
        this.steps = steps;
        this.ends = ends;
    }

    /** A place where the balance is known. Before it stand the movements up to {@code step}, that one included. */
    private record Node(int step, List<Option> options) {

        double[] costs() {
            return options.stream().mapToDouble(Option::cost).toArray();
        }
    }

    private record Option(BigDecimal value, double cost) {}

    /** How one balance comes from the one before. */
    private record Link(double cost, int changed, @Nullable BigDecimal movement) {

        static final Link HOLDS = new Link(0, -1, null);
        static final Link NONE = new Link(BROKEN, -1, null);
    }

    List<Step> steps() {
        if (steps.stream().noneMatch(Reconciliation::recognised)) {
            return steps;
        }
        List<Node> nodes = nodes();
        if (nodes.size() < 2) {
            return steps;
        }
        derive(nodes);
        return repaired(nodes);
    }

    private static boolean recognised(Step step) {
        return recognised(step.movementMark()) || recognised(step.balanceMark());
    }

    private static boolean recognised(@Nullable MoneyMark mark) {
        return mark != null && mark.recognised();
    }

    private List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        List<Option> openings = stated(ends.openings());
        List<Option> closings = stated(ends.closings());
        if (!openings.isEmpty() && steps.getFirst().movement() != null) {
            nodes.add(new Node(-1, openings));
        }
        for (int i = 0; i < steps.size(); i++) {
            BigDecimal balance = steps.get(i).balance();
            if (balance != null) {
                List<Option> options = new ArrayList<>();
                options.add(new Option(balance, 0));
                nodes.add(new Node(i, options));
            }
        }
        if (!closings.isEmpty() && steps.getLast().movement() != null) {
            nodes.add(new Node(steps.size(), closings));
        }
        return nodes;
    }

    private static List<Option> stated(List<BigDecimal> values) {
        return new ArrayList<>(
                values.stream().distinct().map(value -> new Option(value, 0)).toList());
    }

    /** Gives each balance the values that its neighbours would make it, forwards and then backwards. */
    private void derive(List<Node> nodes) {
        for (int i = 1; i < nodes.size(); i++) {
            for (Option before : List.copyOf(nodes.get(i - 1).options())) {
                for (BigDecimal moved : moved(nodes.get(i - 1), nodes.get(i))) {
                    offer(nodes.get(i), before.value().add(moved));
                }
            }
        }
        for (int i = nodes.size() - 2; i >= 0; i--) {
            for (Option after : List.copyOf(nodes.get(i + 1).options())) {
                for (BigDecimal moved : moved(nodes.get(i), nodes.get(i + 1))) {
                    offer(nodes.get(i), after.value().subtract(moved));
                }
            }
        }
    }

    private void offer(Node node, BigDecimal value) {
        if (node.step() < 0 || node.step() == steps.size() || node.options().size() >= MOST_VALUES) {
            return;
        }
        boolean known =
                node.options().stream().anyMatch(option -> option.value().compareTo(value) == 0);
        BigDecimal printed = steps.get(node.step()).balance();
        double cost = known || printed == null
                ? MisreadFigures.FAR
                : cost(steps.get(node.step()).balanceMark(), printed, value);
        if (cost < BROKEN) {
            node.options().add(new Option(value, cost));
        }
    }

    /** What a mark costs that was read as one value and means another. */
    private static double cost(@Nullable MoneyMark mark, BigDecimal read, BigDecimal meant) {
        if (mark == null || !mark.recognised() || meant.signum() == 0) {
            return MisreadFigures.FAR;
        }
        double figures =
                Math.min(MisreadFigures.distance(mark.text(), meant), MisreadFigures.distance(withBlanks(mark), meant));
        double marks = read.signum() * meant.signum() < 0 ? MisreadFigures.MARK : 0;
        return Math.max(figures + marks, MisreadFigures.MARK);
    }

    /** All figures that end the phrase: a blank read into a number cuts its beginning off. */
    private static String withBlanks(MoneyMark mark) {
        String text = mark.segment().text();
        int end = text.lastIndexOf(mark.text()) + mark.text().length();
        int start = end;
        while (start > 0 && !Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    /** What moved between two balances; both ways where the sign of the only movement is open. */
    private List<BigDecimal> moved(Node before, Node after) {
        BigDecimal closed = BigDecimal.ZERO;
        List<BigDecimal> open = new ArrayList<>();
        for (Step step : between(before, after)) {
            BigDecimal movement = step.movement();
            if (movement != null && step.open()) {
                open.add(movement);
            } else if (movement != null) {
                closed = closed.add(movement);
            }
        }
        return switch (open.size()) {
            case 0 -> List.of(closed);
            case 1 -> List.of(closed.add(open.getFirst()), closed.subtract(open.getFirst()));
            default -> List.of();
        };
    }

    private List<Step> between(Node before, Node after) {
        return steps.subList(before.step() + 1, Math.min(after.step() + 1, steps.size()));
    }

    private Link link(Node before, BigDecimal from, Node after, BigDecimal to) {
        BigDecimal needed = to.subtract(from);
        List<BigDecimal> sums = moved(before, after);
        if (sums.stream().anyMatch(sum -> sum.compareTo(needed) == 0)) {
            return Link.HOLDS;
        }
        List<Step> moves = between(before, after);
        Optional<BigDecimal> sum = known(moves);
        if (sum.isEmpty()) {
            return Link.NONE;
        }
        return changed(before.step() + 1, moves, sum.get(), needed);
    }

    /** The sum of all movements, an open one counted as nothing; none where several are open. */
    private static Optional<BigDecimal> known(List<Step> moves) {
        int open = 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (Step step : moves) {
            open += step.open() ? 1 : 0;
            sum = step.movement() == null || step.open() ? sum : sum.add(step.movement());
        }
        return open > 1 ? Optional.empty() : Optional.of(sum);
    }

    /** The one movement that, read otherwise, makes the sum come true; none where two would do as well. */
    private static Link changed(int first, List<Step> moves, BigDecimal sum, BigDecimal needed) {
        boolean open = moves.stream().anyMatch(Step::open);
        Link best = Link.NONE;
        double next = BROKEN;
        for (int i = 0; i < moves.size(); i++) {
            BigDecimal movement = moves.get(i).movement();
            if (movement == null || (open && !moves.get(i).open())) {
                continue;
            }
            BigDecimal meant = needed.subtract(open ? sum : sum.subtract(movement));
            BigDecimal read = open ? meant.signum() < 0 ? movement.negate() : movement : movement;
            double cost = cost(moves.get(i).movementMark(), read, meant);
            if (cost < best.cost()) {
                next = best.cost();
                best = new Link(cost, first + i, meant);
            } else {
                next = Math.min(next, cost);
            }
        }
        // One of two is meant, and nobody knows which: likely, and nothing to change.
        return next - best.cost() < ALIKE ? new Link(best.cost(), -1, null) : best;
    }

    private List<Step> repaired(List<Node> nodes) {
        CheapestPath path = new CheapestPath(
                nodes.stream().map(Node::costs).toList(),
                (node, option, next) -> link(nodes, node, option, next).cost());
        List<Step> right = new ArrayList<>(steps);
        int last = -1;
        for (int i = 0; i < nodes.size(); i++) {
            int chosen = path.option(i, ALIKE);
            Node node = nodes.get(i);
            // The first is what was read; what labels state is not a step's to change.
            if (chosen > 0 && node.step() >= 0 && node.step() < steps.size()) {
                BigDecimal value = node.options().get(chosen).value();
                right.set(node.step(), right.get(node.step()).leaving(value));
            }
            if (chosen >= 0 && last >= 0) {
                Link link = link(nodes, i - 1, last, chosen);
                if (link.movement() != null) {
                    right.set(link.changed(), right.get(link.changed()).moving(link.movement()));
                }
            }
            last = chosen;
        }
        return right;
    }

    private Link link(List<Node> nodes, int node, int option, int next) {
        Node before = nodes.get(node);
        Node after = nodes.get(node + 1);
        return link(
                before,
                before.options().get(option).value(),
                after,
                after.options().get(next).value());
    }
}
