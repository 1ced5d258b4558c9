package ai.extraly.engine.ledger;

import java.util.List;

/**
 * The reading of a layout that was chosen.
 *
 * @param steps      in printed order
 * @param newestFirst whether the printed order runs back in time
 * @param good       balances that come true
 * @param bad        balances that do not
 */
record Settled(Reading reading, List<Step> steps, boolean newestFirst, int good, int bad, double score) {

    Settled {
        steps = List.copyOf(steps);
    }
}
