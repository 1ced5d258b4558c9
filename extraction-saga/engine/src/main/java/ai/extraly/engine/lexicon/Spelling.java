package ai.extraly.engine.lexicon;

import ai.extraly.engine.lexicon.Words.Token;
import ai.extraly.engine.misread.MisreadWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts words of a picture right that were misread, where they are so near to a known word that they can hardly be another:
 * letters taken for others ("Tota1"), a blank found inside a word ("Roun ding") or lost between two ("SubTotal").
 */
final class Spelling {

    /** Words found in or made of several words are at least this long: shorter ones come about by chance. In letters. */
    private static final int JOINED = 5;

    /** A part of a word that lost its blank. In letters. */
    private static final int PART = 2;

    private final Set<String> known;
    private final Map<String, Optional<String>> nearest = new HashMap<>();

    /** @param known the words that may be meant, folded */
    Spelling(Set<String> known) {
        this.known = known;
    }

    List<Token> corrected(List<Token> tokens) {
        List<Token> right = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (known.contains(token.key())) {
                right.add(token);
                continue;
            }
            Token joined = i + 1 < tokens.size() ? joined(token, tokens.get(i + 1)) : null;
            if (joined != null) {
                right.add(joined);
                i++;
                continue;
            }
            Optional<String> word = nearest(token.key());
            if (word.isPresent()) {
                right.add(new Token(word.get(), token.start(), token.end(), token.shortened()));
            } else {
                right.addAll(parts(token));
            }
        }
        return right;
    }

    private @Nullable Token joined(Token token, Token next) {
        String key = token.key() + next.key();
        boolean own = known.contains(next.key());
        Optional<String> word = key.length() < JOINED || own ? Optional.empty() : nearest(key);
        return word.map(found -> new Token(found, token.start(), next.end(), next.shortened()))
                .orElse(null);
    }

    /** The word that is meant; nothing where two are as near. */
    private Optional<String> nearest(String key) {
        return nearest.computeIfAbsent(key, this::search);
    }

    private Optional<String> search(String key) {
        if (known.contains(key)) {
            return Optional.of(key);
        }
        if (key.chars().noneMatch(Character::isLetter)) {
            return Optional.empty();
        }
        String best = null;
        double least = MisreadWord.FAR;
        boolean alone = true;
        for (String word : known) {
            double distance = MisreadWord.distance(key, word);
            if (distance < least) {
                least = distance;
                best = word;
                alone = true;
            } else if (distance == least) {
                alone = false;
            }
        }
        return least == MisreadWord.FAR || !alone ? Optional.empty() : Optional.ofNullable(best);
    }

    /** A word cut into two known ones; itself if that cannot be. */
    private List<Token> parts(Token token) {
        String key = token.key();
        boolean plain = key.length() == token.end() - token.start();
        for (int cut = PART; plain && key.length() >= JOINED && cut <= key.length() - PART; cut++) {
            String first = key.substring(0, cut);
            String rest = key.substring(cut);
            boolean long1 = first.length() > PART || rest.length() > PART;
            if (long1 && known.contains(first) && known.contains(rest)) {
                int middle = token.start() + cut;
                return List.of(
                        new Token(first, token.start(), middle, false),
                        new Token(rest, middle, token.end(), token.shortened()));
            }
        }
        return List.of(token);
    }
}
