package ai.extraly.engine.table;

import ai.extraly.engine.page.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One row of a table as printed: its amounts by column and its words. Under construction inside this package only. */
public final class Entry {

    private final int page;
    private final int piece;
    private final int layout;
    private final @Nullable Special special;
    private final @Nullable String section;
    private final Map<Integer, MoneyMark> money = new TreeMap<>();
    private final List<Segment> words = new ArrayList<>();
    private final List<Segment> references = new ArrayList<>();
    private @Nullable DateMark date;
    private @Nullable DateMark valueDate;
    private double baseline;
    private ToIntFunction<Segment> wordColumns = segment -> 0;

    Entry(int page, int piece, int layout, @Nullable Special special, @Nullable String section, double baseline) {
        this.page = page;
        this.piece = piece;
        this.layout = layout;
        this.special = special;
        this.section = section;
        this.baseline = baseline;
    }

    void put(int column, MoneyMark mark) {
        money.putIfAbsent(column, mark);
    }

    void dated(@Nullable DateMark mark) {
        date = date == null ? mark : date;
    }

    void valued(@Nullable DateMark mark) {
        valueDate = valueDate == null ? mark : valueDate;
    }

    void addWords(List<Segment> more, double at) {
        words.addAll(more);
        baseline = at;
    }

    void columns(ToIntFunction<Segment> columns) {
        wordColumns = columns;
    }

    /** The number of the column of words that a phrase stands in. */
    public int wordColumn(Segment segment) {
        return wordColumns.applyAsInt(segment);
    }

    void addReference(Segment segment) {
        references.add(segment);
    }

    void prepend(Entry earlier) {
        words.addAll(0, earlier.words);
    }

    double baseline() {
        return baseline;
    }

    public int page() {
        return page;
    }

    /** Entries under one head on one page share this number. */
    public int piece() {
        return piece;
    }

    public int layout() {
        return layout;
    }

    public @Nullable Special special() {
        return special;
    }

    /** {@code section.credit} or {@code section.debit} where a title above says so. */
    public @Nullable String section() {
        return section;
    }

    /** By number of the column in its layout's grid. */
    public Map<Integer, MoneyMark> money() {
        return money;
    }

    public @Nullable DateMark date() {
        return date;
    }

    public @Nullable DateMark valueDate() {
        return valueDate;
    }

    public List<Segment> words() {
        return words;
    }

    public List<Segment> references() {
        return references;
    }
}
