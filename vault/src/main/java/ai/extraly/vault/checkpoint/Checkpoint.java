package ai.extraly.vault.checkpoint;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.chain.Anchor;
import ai.extraly.contract.chain.Head;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One checkpoint.
 *
 * @param number counts from 1
 * @param previous digest of the checkpoint before it; 64 zeros for the first
 * @param position up to which all events of the log are covered by this checkpoint or one before it
 * @param chainedFrom position of the first event that has a link
 * @param since number of the newest checkpoint, this one included, that has {@code all}; 0 when none has
 * @param changes how many heads changed since that one
 * @param all digests of the records with the heads of all streams, in the order of their ids; empty when this one has only what is new
 * @param changed heads of the streams that went on since the one before
 */
record Checkpoint(
        long number,
        Sha256 previous,
        Instant at,
        long position,
        long chainedFrom,
        long since,
        long changes,
        List<Sha256> all,
        List<Head> changed) {
    static final Sha256 NOTHING = new Sha256("0".repeat(64));
    private static final int FORM = 1;

    Anchor anchor() {
        return new Anchor(number, position, chainedFrom, at);
    }

    byte[] toBytes() {
        return written(out -> {
            out.writeByte(FORM);
            out.writeLong(number);
            out.writeUTF(previous.hex());
            out.writeLong(at.toEpochMilli());
            out.writeLong(position);
            out.writeLong(chainedFrom);
            out.writeLong(since);
            out.writeLong(changes);
            out.writeInt(all.size());
            for (Sha256 digest : all) {
                out.writeUTF(digest.hex());
            }
            write(changed, out);
        });
    }

    static Checkpoint of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readByte() != FORM) {
            throw new IOException("Not the form of a checkpoint");
        }
        long number = in.readLong();
        Sha256 previous = new Sha256(in.readUTF());
        Instant at = Instant.ofEpochMilli(in.readLong());
        long position = in.readLong();
        long chainedFrom = in.readLong();
        long since = in.readLong();
        long changes = in.readLong();
        List<Sha256> all = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            all.add(new Sha256(in.readUTF()));
        }
        return new Checkpoint(number, previous, at, position, chainedFrom, since, changes, all, read(in));
    }

    static byte[] heads(List<Head> heads) {
        return written(out -> write(heads, out));
    }

    static List<Head> heads(byte[] bytes) throws IOException {
        return read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static void write(List<Head> heads, DataOutputStream out) throws IOException {
        out.writeInt(heads.size());
        for (Head head : heads) {
            out.writeUTF(head.aggregate());
            out.writeLong(head.sequence());
            out.writeUTF(head.link() == null ? "" : head.link());
        }
    }

    private static List<Head> read(DataInputStream in) throws IOException {
        List<Head> heads = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String aggregate = in.readUTF();
            long sequence = in.readLong();
            String link = in.readUTF();
            heads.add(new Head(aggregate, sequence, link.isEmpty() ? null : link));
        }
        return heads;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }
}
