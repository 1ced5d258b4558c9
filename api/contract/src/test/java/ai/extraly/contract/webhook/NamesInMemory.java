package ai.extraly.contract.webhook;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name service that says what a test wants it to. */
public final class NamesInMemory implements NameService {
    private final Map<String, List<List<InetAddress>>> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();

    /** From now on {@code name} stands for these addresses; with several answers for the first one first, and the last one for ever. */
    public NamesInMemory put(String name, String... answersInTurn) {
        answers.put(name, Arrays.stream(answersInTurn).map(NamesInMemory::read).toList());
        return this;
    }

    private static List<InetAddress> read(String written) {
        return Arrays.stream(written.split(" ")).map(InetAddress::ofLiteral).toList();
    }

    @Override
    public synchronized List<InetAddress> addresses(String name) {
        List<List<InetAddress>> inTurn = answers.getOrDefault(name, List.of(List.of()));
        int before = (int) asked.stream().filter(name::equals).count();
        asked.add(name);
        return inTurn.get(Math.min(before, inTurn.size() - 1));
    }

    /** Which names were asked for, in order. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }
}
