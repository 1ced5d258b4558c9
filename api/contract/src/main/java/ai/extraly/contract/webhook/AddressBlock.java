package ai.extraly.contract.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All addresses that begin with the same bits, written as in {@code 10.0.0.0/8}. */
record AddressBlock(InetAddress first, int bits) {
    static AddressBlock of(String written) {
        int slash = written.indexOf('/');
        return new AddressBlock(
                InetAddress.ofLiteral(written.substring(0, slash)), Integer.parseInt(written.substring(slash + 1)));
    }

    static List<AddressBlock> all(String... written) {
        return Stream.of(written).map(AddressBlock::of).toList();
    }

    boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        int whole = bits / Byte.SIZE;
        if (ours.length != theirs.length || !Arrays.equals(ours, 0, whole, theirs, 0, whole)) {
            return false;
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((ours[whole] ^ theirs[whole]) & 0xFF) >>> (Byte.SIZE - rest) == 0;
    }
}
