package ai.extraly.contract.chain;

import ai.extraly.contract.Sha256;

/** What an export has of one aggregate. All of them together are what the signed manifest vouches for. */
public record ExportedStream(String aggregateId, long firstSequence, long lastSequence, Sha256 digest) {
    /** Adds this one to a digest over all. */
    public void addTo(Fields all) {
        all.text(aggregateId).number(firstSequence).number(lastSequence).text(digest.hex());
    }
}
