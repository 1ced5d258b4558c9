package ai.extraly.app.operation;

import ai.extraly.app.operation.DeadLetters.Letter;
import ai.extraly.contract.operation.DeadLetterDiscarded;
import ai.extraly.contract.operation.DeadLetterPage;
import ai.extraly.contract.operation.DeadLetterRetried;
import ai.extraly.contract.operation.DiscardDeadLetter;
import ai.extraly.contract.operation.ListDeadLetters;
import ai.extraly.contract.operation.NodeReport;
import ai.extraly.contract.operation.Obstacle;
import ai.extraly.contract.operation.OnNode;
import ai.extraly.contract.operation.OnNode.Task;
import ai.extraly.contract.operation.RetryDeadLetter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;

/** Shows what could not be handled, has it handled again, and discards what never can be. */
final class DeadLetterOperations {
    /** While a sequence is handled again another of its events may come and line up behind it. */
    private static final int ROUNDS = 3;

    private final DeadLetters letters;
    private final Nodes nodes;
    private final Aside aside;

    DeadLetterOperations(DeadLetters letters, Nodes nodes, Aside aside) {
        this.letters = letters;
        this.nodes = nodes;
        this.aside = aside;
    }

    @QueryHandler
    DeadLetterPage list(ListDeadLetters query) {
        return letters.page(query.group(), query.page(), query.perPage());
    }

    @QueryHandler
    CompletableFuture<DeadLetterRetried> retry(RetryDeadLetter order) {
        return aside.answer(() -> letters.find(order.id())
                .map(this::retry)
                .orElseGet(() -> new DeadLetterRetried(Obstacle.LETTER_UNKNOWN, "", "", 0)));
    }

    private DeadLetterRetried retry(Letter letter) {
        List<Letter> waiting = letters.sequence(letter);
        for (int round = 1; round <= ROUNDS && !waiting.isEmpty(); round++) {
            Letter first = waiting.getFirst();
            Optional<String> node = nodeFor(letter.group());
            if (node.isEmpty()) {
                return retried(letter, Obstacle.NOBODY_TO_RETRY, waiting);
            }
            if (waiting.stream().anyMatch(letters::isBeingHandled)) {
                return retried(letter, Obstacle.LETTER_BUSY, waiting);
            }
            Optional<Boolean> done = nodes.perform(new OnNode(
                    node.get(), Task.RETRY, letter.group(), null, first.event().getEventIdentifier()));
            waiting = letters.sequence(letter);
            if (done.isEmpty()) {
                return retried(letter, Obstacle.LETTER_BUSY, waiting);
            }
            if (!done.get()) {
                break;
            }
        }
        return new DeadLetterRetried(null, PathName.of(letter.group()), letter.sequence(), waiting.size());
    }

    private static DeadLetterRetried retried(Letter letter, Obstacle obstacle, List<Letter> waiting) {
        return new DeadLetterRetried(obstacle, PathName.of(letter.group()), letter.sequence(), waiting.size());
    }

    private Optional<String> nodeFor(String group) {
        return nodes.reports().stream()
                .filter(report -> report.processors().stream()
                        .anyMatch(processor -> processor.name().equals(group)))
                .map(NodeReport::node)
                .findFirst();
    }

    @QueryHandler
    DeadLetterDiscarded discard(DiscardDeadLetter order) {
        Optional<Letter> found = letters.find(order.id());
        if (found.isEmpty()) {
            return new DeadLetterDiscarded(Obstacle.LETTER_UNKNOWN, "", "", 0);
        }
        Letter letter = found.get();
        Obstacle obstacle = letters.isBeingHandled(letter) ? Obstacle.LETTER_BUSY : null;
        if (obstacle == null) {
            letters.remove(letter);
        }
        return new DeadLetterDiscarded(
                obstacle,
                PathName.of(letter.group()),
                letter.sequence(),
                letters.sequence(letter).size());
    }
}
