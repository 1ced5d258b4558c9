package ai.extraly.contract.chain;

import java.util.List;

/**
 * What came of walking the chain.
 *
 * @param streams how many aggregates the events are of
 * @param unchained events that were stored before there was a chain; nothing vouches for them but the events that follow
 * @param unanchored events newer than the newest checkpoint: that the last of them are missing would not be seen
 * @param broken how many streams have a break
 * @param findings their first breaks, as many as are told at once
 */
public record Verdict(
        long events,
        long streams,
        long unchained,
        long unanchored,
        Anchor anchor,
        long broken,
        List<Finding> findings) {
    public boolean intact() {
        return broken == 0;
    }
}
