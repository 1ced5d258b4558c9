package ai.extraly.engine.lexicon;

import ai.extraly.engine.lexicon.Words.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The labels that documents print for a field, in all languages at once.
 *
 * <p>A label is found whatever its case, accents and punctuation, and where its words are cut by a full stop. Of labels
 * that begin at the same word the longest is found.
 */
public final class Lexicon {

    /** Words are cut to no less than this. In letters. */
    private static final int SHORTEST = 2;

    /**
     * Papers are in two languages often enough, and words that languages share count for each. At 0.4 a label of a language
     * that is not there made a house number the number of a receipt.
     */
    private static final double SPOKEN = 0.5;

    private final Node root;

    /** Puts the words of a text right before they are looked for; null where letters are what was printed. */
    private final @Nullable Spelling spelling;

    private Lexicon() {
        this(new Node(), null);
    }

    private Lexicon(Node root, @Nullable Spelling spelling) {
        this.root = root;
        this.spelling = spelling;
    }

    /** The labels of some languages only. */
    public Lexicon of(Set<String> languages) {
        return new Lexicon(some(languages, new HashSet<>()), null);
    }

    /**
     * The labels of some languages, found in the text of a picture too: long words may have a wrong letter, blanks may be
     * lost or found.
     */
    public Lexicon forgiving(Set<String> languages) {
        Set<String> words = new HashSet<>();
        return new Lexicon(some(languages, words), new Spelling(words));
    }

    /** The languages that texts are in: those of which they hold at least half as many labels as of the commonest. */
    public Set<String> languages(Stream<String> texts) {
        Map<String, Long> votes = texts.flatMap(text -> in(text).stream())
                .flatMap(match -> match.labels().stream().map(Label::language).distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long most = votes.values().stream().mapToLong(Long::longValue).max().orElse(0);
        votes.values().removeIf(count -> count < SPOKEN * most);
        return votes.keySet();
    }

    private Node some(Set<String> languages, Set<String> words) {
        Node some = new Node();
        root.copy(languages, some, words);
        some.index();
        return some;
    }

    private List<Token> tokens(String text) {
        List<Token> tokens = Words.of(text);
        return spelling == null ? tokens : spelling.corrected(tokens);
    }

    /** Reads one kind of labels: the files {@code LANGUAGE/KIND.properties}, whose keys are the fields' names. */
    public static Lexicon of(String kind) {
        Lexicon lexicon = new Lexicon();
        for (String language : Languages.all()) {
            Resource.optional(language + "/" + kind + ".properties").forEach((field, labels) -> {
                for (String label : Resource.values(labels)) {
                    lexicon.add(field, language, label);
                }
            });
        }
        lexicon.root.index();
        return lexicon;
    }

    /** Reads one file of labels that belong to no language. */
    public static Lexicon ofFile(String path) {
        Lexicon lexicon = new Lexicon();
        Resource.properties(path)
                .forEach((field, labels) -> Resource.values(labels).forEach(label -> lexicon.add(field, "", label)));
        lexicon.root.index();
        return lexicon;
    }

    /** Reads labels given by field, in no language. */
    public static Lexicon of(Map<String, List<String>> labels) {
        Lexicon lexicon = new Lexicon();
        labels.forEach((field, phrases) -> phrases.forEach(phrase -> lexicon.add(field, "", phrase)));
        lexicon.root.index();
        return lexicon;
    }

    /** The labels of one kind by field, of all languages together. */
    public static Map<String, List<String>> labels(String kind) {
        Map<String, List<String>> labels = new HashMap<>();
        for (String language : Languages.all()) {
            Resource.optional(language + "/" + kind + ".properties")
                    .forEach((field, list) -> labels.computeIfAbsent(field, any -> new ArrayList<>())
                            .addAll(Resource.values(list)));
        }
        return labels;
    }

    private void add(String field, String language, String label) {
        Node node = root;
        for (Token token : Words.of(label)) {
            node = node.next.computeIfAbsent(token.key(), key -> new Node());
        }
        node.labels.add(new Label(field, language));
    }

    /**
     * A label in a text. The same words may name several fields.
     *
     * @param start in characters of the text
     * @param words how many words it has
     */
    public record Match(List<Label> labels, int start, int end, int words) {

        public boolean names(String field) {
            for (Label label : labels) {
                if (label.field().equals(field)) {
                    return true;
                }
            }
            return false;
        }

        /** The field, when the words name only one. */
        public Optional<String> field() {
            List<String> fields = labels.stream().map(Label::field).distinct().toList();
            return fields.size() == 1 ? Optional.of(fields.getFirst()) : Optional.empty();
        }
    }

    public record Label(String field, String language) {}

    /** All labels in a text, not overlapping, left to right. */
    public List<Match> in(String text) {
        List<Token> tokens = tokens(text);
        List<Match> matches = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            Longest longest = new Longest();
            walk(root, tokens, i, i, longest);
            if (longest.node == null) {
                i++;
                continue;
            }
            matches.add(new Match(
                    longest.node.labels,
                    tokens.get(i).start(),
                    tokens.get(longest.end - 1).end(),
                    longest.end - i));
            i = longest.end;
        }
        return matches;
    }

    /** The label that the text begins with. */
    public Optional<Match> startOf(String text) {
        return startOf(tokens(text));
    }

    private Optional<Match> startOf(List<Token> tokens) {
        Longest longest = new Longest();
        walk(root, tokens, 0, 0, longest);
        return longest.node == null
                ? Optional.empty()
                : Optional.of(new Match(
                        longest.node.labels,
                        tokens.getFirst().start(),
                        tokens.get(longest.end - 1).end(),
                        longest.end));
    }

    /** The label that is the whole text, apart from punctuation. */
    public Optional<Match> whole(String text) {
        List<Token> tokens = tokens(text);
        return startOf(tokens).filter(match -> match.words() == tokens.size());
    }

    private static void walk(Node node, List<Token> tokens, int start, int at, Longest longest) {
        if (!node.labels.isEmpty() && at > start && at > longest.end) {
            longest.node = node;
            longest.end = at;
        }
        if (at == tokens.size()) {
            return;
        }
        Token token = tokens.get(at);
        Node exact = node.next.get(token.key());
        if (exact != null) {
            walk(exact, tokens, start, at + 1, longest);
        }
        if (token.key().length() == 1 && at + 1 < tokens.size()) {
            // A first letter that is set apart: "I nvoice".
            Node joined = node.next.get(token.key() + tokens.get(at + 1).key());
            if (joined != null) {
                walk(joined, tokens, start, at + 2, longest);
            }
        }
        if (token.shortened() && token.key().length() >= SHORTEST) {
            String beginning = token.key().substring(0, SHORTEST);
            node.byBeginning.getOrDefault(beginning, Map.of()).forEach((word, next) -> {
                if (word.length() > token.key().length() && word.startsWith(token.key())) {
                    walk(next, tokens, start, at + 1, longest);
                }
            });
        }
    }

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();

        /** The same by their first letters, so that not all are looked at for a word that is cut. */
        private final Map<String, Map<String, Node>> byBeginning = new HashMap<>();

        private List<Label> labels = new ArrayList<>();

        /** Copies the labels of these languages and notes their words; tells whether there are any. */
        private boolean copy(Set<String> languages, Node to, Set<String> words) {
            for (Label label : labels) {
                if (languages.contains(label.language())) {
                    to.labels.add(label);
                }
            }
            boolean any = !to.labels.isEmpty();
            for (Map.Entry<String, Node> word : next.entrySet()) {
                Node copied = new Node();
                if (word.getValue().copy(languages, copied, words)) {
                    to.next.put(word.getKey(), copied);
                    words.add(word.getKey());
                    any = true;
                }
            }
            return any;
        }

        private void index() {
            labels = List.copyOf(labels);
            next.forEach((word, node) -> {
                if (word.length() > SHORTEST) {
                    byBeginning
                            .computeIfAbsent(word.substring(0, SHORTEST), any -> new LinkedHashMap<>())
                            .put(word, node);
                }
                node.index();
            });
        }
    }

    private static final class Longest {
        private @Nullable Node node;
        private int end;
    }
}
