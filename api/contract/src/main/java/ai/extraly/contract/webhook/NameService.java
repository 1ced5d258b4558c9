package ai.extraly.contract.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Knows which addresses names stand for. It may take as long as it likes: {@link Receivers} does not wait for ever. */
@FunctionalInterface
public interface NameService {
    /** All addresses of a name, best first; none when there is no such name. */
    List<InetAddress> addresses(String name);

    /** What this machine asks: its hosts file and its DNS servers. */
    static NameService ofThisMachine() {
        return name -> {
            try {
                return List.of(InetAddress.getAllByName(name));
            } catch (UnknownHostException e) {
                return List.of();
            }
        };
    }
}
