package ai.extraly.http.audit;

import ai.extraly.contract.chain.Anchor;
import ai.extraly.contract.chain.Head;
import ai.extraly.vault.Notary;
import ai.extraly.vault.checkpoint.BrokenCheckpointException;
import ai.extraly.vault.checkpoint.CheckpointBook;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The checkpoints as they were when a walk began, as far as they can be trusted: one that is broken vouches for nothing. */
final class Checkpoints {
    private final CheckpointBook book;
    private Anchor anchor = Anchor.NONE;
    private @Nullable Long broken;

    Checkpoints(Notary notary) {
        book = new CheckpointBook(notary);
        try {
            anchor = book.anchor();
            book.heads(anchor.number(), head -> {});
        } catch (BrokenCheckpointException e) {
            anchor = Anchor.NONE;
            broken = e.number();
        }
    }

    Anchor anchor() {
        return anchor;
    }

    void heads(Consumer<Head> each) {
        book.heads(anchor.number(), each);
    }

    @Nullable
    Head head(String aggregate) {
        Last last = new Last();
        heads(head -> last.head = head.aggregate().equals(aggregate) ? head : last.head);
        return last.head;
    }

    /** The number of the one that is not what was signed. */
    @Nullable
    Long broken() {
        return broken;
    }

    private static final class Last {
        private @Nullable Head head;
    }
}
