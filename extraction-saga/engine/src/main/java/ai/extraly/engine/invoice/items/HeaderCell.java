package ai.extraly.engine.invoice.items;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Box;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One cell of a header that may be printed over several lines. */
record HeaderCell(String text, Box box, Set<Role> roles) {

    static HeaderCell of(String text, Box box, Optional<Lexicon.Match> match) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        match.ifPresent(found ->
                found.labels().forEach(label -> Role.ofKey(label.field()).ifPresent(roles::add)));
        return new HeaderCell(text, box, roles);
    }

    /** Both texts as one cell; a hyphen at the end of a line goes. */
    HeaderCell joined(HeaderCell below, Lexicon lexicon) {
        String both = text.endsWith("-") ? text.substring(0, text.length() - 1) + below.text : text + " " + below.text;
        Optional<Lexicon.Match> whole = lexicon.whole(both);
        HeaderCell joined = of(both, box.union(below.box), whole);
        if (whole.isPresent()) {
            return joined;
        }
        Set<Role> kept = roles.isEmpty() ? below.roles : roles;
        return new HeaderCell(both, box.union(below.box), kept);
    }
}
