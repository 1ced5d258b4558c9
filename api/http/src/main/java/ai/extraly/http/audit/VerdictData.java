package ai.extraly.http.audit;

import ai.extraly.contract.chain.Anchor;
import ai.extraly.contract.chain.Finding;
import ai.extraly.contract.chain.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

@Schema(name = "ChainVerdict")
record VerdictData(
        boolean intact,
        long events,
        long aggregates,
        long unchained,
        long notAnchored,
        @Nullable AnchorData checkpoint,
        @Nullable Long brokenCheckpoint,
        long broken,
        List<FindingData> findings) {

    static VerdictData of(ChainReader.Outcome outcome) {
        Verdict verdict = outcome.verdict();
        Anchor anchor = verdict.anchor();
        return new VerdictData(
                outcome.intact(),
                verdict.events(),
                verdict.streams(),
                verdict.unchained(),
                verdict.unanchored(),
                anchor.number() == 0 ? null : new AnchorData(anchor.number(), anchor.at(), anchor.position()),
                outcome.brokenCheckpoint(),
                verdict.broken(),
                verdict.findings().stream().map(FindingData::of).toList());
    }

    @Schema(name = "NewestCheckpoint")
    record AnchorData(long number, Instant at, long position) {}

    @Schema(name = "ChainFinding")
    record FindingData(
            String aggregateId,
            long sequence,

            @Schema(allowableValues = {"altered", "missing", "reordered", "inserted", "missing_at_end"})
            String kind) {
        static FindingData of(Finding finding) {
            return new FindingData(
                    finding.aggregate(),
                    finding.sequence(),
                    finding.kind().name().toLowerCase(Locale.ROOT));
        }
    }
}
