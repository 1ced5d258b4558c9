package ai.extraly.engine.statement;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.lexicon.Resource;
import ai.extraly.engine.lexicon.Words;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bank's name as its paper gives it: in the letterhead, in the footer with its legal form, or as the large word that is
 * no title. Candidates are scored by what speaks for them; none is known by name.
 */
final class BankNames {

    /** Less than this and there is no name worth giving. */
    private static final double ENOUGH = 3;

    /** In pictures the size of letters is only known from their boxes, so large words come out smaller. */
    private static final double ENOUGH_IN_PICTURES = 2.6;

    private static final int LONGEST = 60;

    /** Where a name ends and an address, a register entry or a sentence begins. */
    private static final Pattern END =
            Pattern.compile("\\s[·•|✕]\\s|,\\s(?=\\p{L}*\\.?\\s?\\d|ul\\.|вул|МФО|ЄДРПОУ|NIP|KRS)"
                    + "|\\.\\s(?=\\p{Lu}\\p{L}{3,})|\\s-\\s|\\s(?:ABN|Sede|Siège|Sąd)\\s|:");

    /** "7 Mill Bank" is an address. */
    private static final Pattern STREET = Pattern.compile("\\d+\\p{L}? ");

    private static final Pattern MARKS_BEFORE = Pattern.compile("^[^\\p{L}\\d]+(?=\\s)");

    private static final Set<String> LEGAL_FORMS = new HashSet<>();
    private static final Set<String> TITLE_WORDS = new HashSet<>();

    static {
        Resource.properties("companies.properties")
                .forEach((key, words) -> Resource.values(words)
                        .forEach(word -> (key.startsWith("legal") ? LEGAL_FORMS : TITLE_WORDS).add(Words.fold(word))));
    }

    private final Lexicon lexicon;

    BankNames(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    Optional<Valued<String>> of(Document document, Predicate<Line> row) {
        Valued<String> best = null;
        Page first = document.pages().getFirst();
        double score = first.scanned() ? ENOUGH_IN_PICTURES : ENOUGH;
        double usual = first.lines().stream()
                .mapToDouble(Line::size)
                .sorted()
                .skip(first.lines().size() / 2)
                .findFirst()
                .orElse(10);
        for (Page page : document.pages()) {
            for (Line line : page.lines()) {
                if (row.test(line)) {
                    continue;
                }
                for (Segment segment : line.segments()) {
                    String name = name(segment.text());
                    double found = score(name, segment, page, usual);
                    if (found > score) {
                        score = found;
                        best = new Valued<>(name, page.number(), segment.box(), segment.text(), 0.85);
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The part of a phrase that can be a name: up to the address, register or dot. */
    private static String name(String text) {
        Matcher end = END.matcher(text);
        String name = end.find() ? text.substring(0, end.start()) : text;
        return MARKS_BEFORE.matcher(name).replaceFirst("").strip();
    }

    private double score(String name, Segment segment, Page page, double usual) {
        if (name.length() < 3 || name.length() > LONGEST || name.chars().noneMatch(Character::isUpperCase)) {
            return 0;
        }
        double score = 0;
        boolean legal = false;
        boolean bank = false;
        boolean own = false;
        int words = 0;
        int titles = 0;
        for (Words.Token token : Words.of(name)) {
            words++;
            legal |= LEGAL_FORMS.contains(token.key());
            titles += TITLE_WORDS.contains(token.key()) ? 1 : 0;
            bank |= isBankWord(token.key());
            own |= !TITLE_WORDS.contains(token.key())
                    && !LEGAL_FORMS.contains(token.key())
                    && lexicon.whole(token.key()).isEmpty();
            if (token.key().chars().filter(Character::isDigit).count() > 3) {
                return 0;
            }
        }
        bank |= words > 1 && words <= 8 && lexicon.in(name).stream().anyMatch(match -> match.names("bank_word"));
        if (!own || words > 8 || STREET.matcher(name).lookingAt()) {
            return 0;
        }
        boolean top = segment.box().top() < 0.2 * page.height();
        boolean bottom = segment.box().top() > 0.88 * page.height();
        score += bank ? 3 : 0;
        score += legal ? 2 : 0;
        score += top ? 1.5 : bottom ? 1 : 0;
        score += top ? Math.min(3, 2 * (segment.size() / usual - 1)) : 0;
        score += page.number() == 1 ? 0.5 : 0;
        score -= titles * 2.5;
        score -= lexicon.whole(name).isPresent() ? 4 : 0;
        score -= name.equals(name.toLowerCase(Locale.ROOT)) ? 2 : 0;
        score -= words > 5 ? 1 : 0;
        return score;
    }

    /** Whether a word of the name says that it is a bank's. */
    boolean isBank(String name) {
        return !STREET.matcher(name).lookingAt() && Words.of(name).stream().anyMatch(token -> isBankWord(token.key()));
    }

    private boolean isBankWord(String key) {
        return lexicon.whole(key).filter(match -> match.names("bank_word")).isPresent()
                || key.endsWith("bank")
                || key.endsWith("pankki")
                || key.endsWith("банк");
    }
}
