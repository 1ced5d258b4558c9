package ai.extraly.engine.ledger;

import java.util.List;

/** The cheapest path through places in a row, each with several options, and whether another is as cheap. */
final class CheapestPath {

    private final List<double[]> options;
    private final Way way;
    private final double[][] until;
    private final double[][] from;

    /** What it costs to come from an option of a place to an option of the next. */
    @FunctionalInterface
    interface Way {
        double cost(int place, int option, int next);
    }

    /** @param options the cost of each option of each place */
    CheapestPath(List<double[]> options, Way way) {
        this.options = options;
        this.way = way;
        this.until = new double[options.size()][];
        this.from = new double[options.size()][];
        for (int i = 0; i < options.size(); i++) {
            until[i] = i == 0 ? options.getFirst() : costs(i, i - 1, until);
        }
        for (int i = options.size() - 1; i >= 0; i--) {
            from[i] = i == options.size() - 1 ? options.getLast() : costs(i, i + 1, from);
        }
    }

    /** The cost of each option of a place with all on the side of its neighbour. */
    private double[] costs(int place, int neighbour, double[][] known) {
        double[] costs = options.get(place).clone();
        for (int i = 0; i < costs.length; i++) {
            double least = Double.MAX_VALUE;
            for (int k = 0; k < known[neighbour].length; k++) {
                double cost = neighbour < place ? way.cost(neighbour, k, i) : way.cost(place, i, k);
                least = Math.min(least, known[neighbour][k] + cost);
            }
            costs[i] += least;
        }
        return costs;
    }

    /** The option of a place that the path takes; -1 where another is dearer by less than {@code alike}. */
    int option(int place, double alike) {
        int best = -1;
        double least = Double.MAX_VALUE;
        double next = Double.MAX_VALUE;
        for (int i = 0; i < options.get(place).length; i++) {
            double cost = until[place][i] + from[place][i] - options.get(place)[i];
            if (cost < least) {
                next = least;
                least = cost;
                best = i;
            } else {
                next = Math.min(next, cost);
            }
        }
        return next - least < alike ? -1 : best;
    }
}
