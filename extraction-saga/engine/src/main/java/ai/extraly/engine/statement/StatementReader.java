package ai.extraly.engine.statement;

import ai.extraly.engine.ledger.Ledger;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.page.Word;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Reading;
import ai.extraly.engine.scan.Legible;
import ai.extraly.engine.table.Entries;
import ai.extraly.engine.table.Entry;
import ai.extraly.engine.table.Grid;
import ai.extraly.engine.table.Grids;
import ai.extraly.engine.table.HeaderFinder;
import ai.extraly.engine.table.Marker;
import ai.extraly.engine.table.Piece;
import ai.extraly.engine.table.Pieces;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.DateOrder;
import ai.extraly.engine.value.Dates;
import ai.extraly.engine.value.Digits;
import ai.extraly.engine.value.NumberStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a bank statement: pages to pieces of tables, pieces to entries, entries to a ledger whose sums come true, and the
 * labelled fields around them.
 */
public final class StatementReader {

    private static final Lexicon LEXICON = Lexicon.of("statement");

    /** Empty when nothing in the document looks like the rows or balances of an account. */
    public Optional<Reading> read(Document printed) {
        Document document = Legible.of(printed);
        Lexicon lexicon = Legible.lexicon(LEXICON, document);
        List<String> texts =
                document.segments().map(Segment::text).filter(Digits::any).toList();
        NumberStyle style = NumberStyle.of(texts.stream(), NumberStyle.POINT);
        Amounts amounts = new Amounts(style);
        DateOrder order = DateOrder.of(
                texts.stream(),
                document.segments().anyMatch(segment -> segment.text().contains("$"))
                        ? DateOrder.MONTH_FIRST
                        : DateOrder.DAY_FIRST);
        Marker marker = new Marker(amounts, new Dates(order, texts.stream()));
        List<Piece> pieces = withoutPreface(new Pieces(new HeaderFinder(lexicon), marker).of(document));
        Map<Integer, List<Piece>> layouts = pieces.stream().collect(Collectors.groupingBy(Piece::layout));
        Grids finder = new Grids(wholeNumbers(pieces));
        Map<Integer, Grid> grids = new HashMap<>();
        layouts.forEach((layout, parts) -> grids.put(layout, finder.of(parts)));
        List<Entry> entries = new Entries(lexicon, grids).of(pieces);
        boolean card = CardStatement.is(document, lexicon);
        List<Labelled> labelled = new Labels(lexicon).in(document, line -> false);
        Ledger ledger = Ledger.of(entries, grids, card, Balances.ends(labelled, amounts, card));
        Set<Line> rows = rows(ledger, document);
        Ledger first = ledger.firstAccount();
        Optional<Reading> reading = new StatementAssembly(
                        document, lexicon, amounts, marker.dates(), first, card, rows::contains)
                .reading();
        return first.equals(ledger) ? reading : reading.map(StatementReader::ofSeveral);
    }

    /** Results tell of one account; that the paper told of more is shown. */
    private static Reading ofSeveral(Reading first) {
        List<Check> checks = new ArrayList<>(first.checks());
        checks.add(new Check("single_account", false, null, null));
        return new Reading(first.results(), first.evidence(), checks);
    }

    /** What stands before the first head of a table is no row, if there is a head at all. */
    private static List<Piece> withoutPreface(List<Piece> pieces) {
        boolean headed = pieces.stream().anyMatch(piece -> piece.layout() > 0);
        return headed ? pieces.stream().filter(piece -> piece.layout() > 0).toList() : pieces;
    }

    private static boolean wholeNumbers(List<Piece> pieces) {
        List<Boolean> decimals = new ArrayList<>();
        pieces.forEach(piece -> piece.lines()
                .forEach(line -> line.money().forEach(mark -> {
                    if (mark.alone()) {
                        decimals.add(mark.amount().hasDecimals());
                    }
                })));
        return decimals.stream().filter(has -> has).count() * 2 < decimals.size();
    }

    /** The lines that movements stand on; what is printed there is about others. */
    private static Set<Line> rows(Ledger ledger, Document document) {
        Set<Word> words = new HashSet<>();
        ledger.movements().forEach(movement -> {
            movement.entry().words().forEach(segment -> words.addAll(segment.words()));
            words.addAll(movement.printed().segment().words());
        });
        // The same lines are asked for again and again, and two that are printed alike are two.
        Set<Line> rows = Collections.newSetFromMap(new IdentityHashMap<>());
        document.lines()
                .filter(line -> line.words().stream().anyMatch(words::contains))
                .forEach(rows::add);
        return rows;
    }
}
