package plumbline.ui.grid;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import plumbline.core.export.Extract;
import plumbline.core.export.ExtractFormat;
import plumbline.core.problem.Outcome;
import plumbline.core.session.Row;
import plumbline.ui.fx.UiWork;

/// The rows of a grid with filter, order and selection, which survive a refresh by the rows' keys. FX thread only.
public final class GridViewModel {
    /// Up to so many rows are filtered and sorted at once; more are arranged on another thread, because sorting 100,000
    /// rows takes longer than a frame.
    public static final int AT_ONCE = 20_000;

    /// So many rows can be chosen at most: giving up a selection costs the table the square of its size (measured on
    /// JavaFX 25: 100,000 rows 12 s, 2,000 rows a few ms).
    public static final int MOST_CHOSEN = 2_000;

    private final UiWork work;
    private final ObservableList<GridColumn> columns = FXCollections.observableArrayList();
    private final ObservableList<Row> visible = FXCollections.observableArrayList();
    private final ObservableList<Row> lines = FXCollections.observableArrayList();
    private final StringProperty group = new SimpleStringProperty("");
    private final Groups groups = new Groups();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Sort>> sorts = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper selectedCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper arranging = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper changing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final Map<String, Memory> memories = new HashMap<>();
    private final ReadOnlyBooleanWrapper noted = new ReadOnlyBooleanWrapper();
    private IdentityHashMap<Row, RowLook> looks = new IdentityHashMap<>();
    private String what = "";
    private String layout = "";
    private List<Row> rows = List.of();
    private Set<List<@Nullable Object>> selected = Set.of();
    private int keyColumns;
    private long generation;
    private boolean recalling;

    public GridViewModel(UiWork work) {
        this.work = work;
        filter.addListener((_, _, _) -> rearrange());
        group.addListener((_, _, _) -> rearrange());
    }

    /// Shows rows whose columns have widths of their own.
    public void show(String shown, List<GridColumn> newColumns, List<Row> newRows) {
        show(shown, shown, newColumns, newRows);
    }

    /// Shows rows that are all alike.
    public void show(String shown, String newLayout, List<GridColumn> newColumns, List<Row> newRows) {
        show(shown, newLayout, newColumns, newRows, new IdentityHashMap<>());
    }

    /// Shows rows.
    ///
    /// @param shown     what they are; the same name means a refresh, another one brings back its own filter, order and
    ///                  selection
    /// @param newLayout by which the widths of their columns are remembered
    /// @param newLooks  by identity, of the rows that are not plain
    public void show(String shown, String newLayout, List<GridColumn> newColumns, List<Row> newRows,
            IdentityHashMap<Row, RowLook> newLooks) {
        boolean nested = changing.get();
        changing.set(true);
        if (!shown.equals(what)) {
            said.set("");
            memories.put(what, new Memory(filter.get(), sorts.get(), selected, group.get(), groups.closed()));
            recall(memories.getOrDefault(shown, Memory.NONE));
            what = shown;
        }
        rows = newRows;
        boolean wasNoted = noted.get();
        looks = newLooks;
        noted.set(newLooks.values().stream().anyMatch(look -> !look.note().isEmpty()));
        layout = newLayout;
        total.set(newRows.size());
        if (!columns.equals(newColumns) || wasNoted != noted.get()) {
            visible.clear();
            lines.clear(); // rows must never be drawn under columns that are not theirs
            columns.setAll(newColumns);
            keyColumns = (int) newColumns.stream().takeWhile(column -> column.role() == GridColumn.Role.KEY).count();
        }
        keepOnlyKnownKeys();
        changing.set(nested);
        rearrange();
    }

    private void recall(Memory memory) {
        recalling = true;
        filter.set(memory.filter());
        sorts.set(memory.sorts());
        selected = memory.selected();
        group.set(memory.group());
        groups.closed(memory.closed());
        recalling = false;
    }

    private void keepOnlyKnownKeys() {
        if (!selected.isEmpty()) {
            Set<List<@Nullable Object>> known = new HashSet<>();
            rows.forEach(row -> known.add(keyOf(row)));
            known.retainAll(selected);
            selected = known;
        }
    }

    /// Orders the rows.
    public void sort(List<Sort> by) {
        if (!by.equals(sorts.get())) {
            sorts.set(List.copyOf(by));
            rearrange();
        }
    }

    private void rearrange() {
        if (recalling) {
            return;
        }
        long mine = ++generation;
        Arrangement arrangement = new Arrangement(columns, filter.get(), sorts.get(), group.get());
        List<Row> source = rows;
        if (source.size() <= AT_ONCE) {
            arranged(Arranged.of(arrangement, source));
            return;
        }
        arranging.set(true);
        work.quietly(() -> Arranged.of(arrangement, source), outcome -> {
            if (mine == generation && outcome instanceof Outcome.Done<Arranged>(Arranged shown)) {
                arranged(shown);
            }
        });
    }

    private record Arranged(List<Row> rows, List<Group> groups) {
        static Arranged of(Arrangement arrangement, List<Row> source) {
            List<Row> rows = arrangement.of(source);
            return new Arranged(rows, arrangement.groups(rows));
        }
    }

    private void arranged(Arranged shown) {
        arranging.set(false);
        changing.set(true);
        groups.set(shown.groups());
        lines.setAll(groups.lines(shown.rows()));
        visible.setAll(shown.rows());
        countSelected();
        changing.set(false);
    }

    /// Opens a closed group and closes an open one; nothing for a line that is a row.
    public void turn(Row line) {
        Group turned = groups.of(line);
        if (turned != null) {
            groups.turn(turned);
            relined();
        }
    }

    /// Opens or closes all groups.
    public void turnAll(boolean open) {
        groups.all(open);
        relined();
    }

    private void relined() {
        changing.set(true);
        lines.setAll(groups.lines(List.copyOf(visible)));
        changing.set(false);
    }

    /// The group a line is the head of, or null.
    public @Nullable Group headOf(Row line) {
        return groups.some() ? groups.of(line) : null;
    }

    /// Whether a group's rows are shown.
    public boolean isOpen(Group shown) {
        return groups.isOpen(shown);
    }

    /// What a row is beside its values.
    public RowLook look(Row row) {
        return looks.getOrDefault(row, RowLook.PLAIN);
    }

    /// Whether any row has a note.
    public ReadOnlyBooleanProperty notedProperty() {
        return noted.getReadOnlyProperty();
    }

    /// Whether so many rows may be chosen one by one. Choosing none means all of them, so nothing is lost.
    public boolean mayChoose(int many) {
        boolean may = many <= MOST_CHOSEN;
        said.set(may ? "" : work.texts().now("grid.choose.too-many", MOST_CHOSEN));
        return may;
    }

    /// Takes over what the person has chosen among the rows that are shown.
    public void select(List<Row> chosen) {
        Set<List<@Nullable Object>> keys = new HashSet<>();
        chosen.stream().filter(row -> headOf(row) == null).forEach(row -> keys.add(keyOf(row)));
        selected = keys;
        countSelected();
    }

    private void countSelected() {
        selectedCount.set(selectedRows().size());
    }

    /// The chosen rows among those shown: what a filter hides is never part of a change.
    public List<Row> selectedRows() {
        return selected.isEmpty() ? List.of() : visible.stream().filter(this::isSelected).toList();
    }

    /// Whether a row is chosen.
    public boolean isSelected(Row row) {
        return headOf(row) == null && selected.contains(keyOf(row));
    }

    /// What identifies a row: its key columns, or all of it where there are none.
    public List<@Nullable Object> keyOf(Row row) {
        return keyColumns == 0 || headOf(row) != null ? row.values() : row.values().subList(0, keyColumns);
    }

    /// The chosen rows as text, or all that are shown where none is chosen.
    public String copy(ExtractFormat format) {
        List<Row> chosen = selectedRows();
        return format.text(extract(chosen.isEmpty() ? visible : chosen), false);
    }

    /// What an export writes: the chosen rows, or all that are shown where none is chosen.
    public Extract extract() {
        List<Row> chosen = selectedRows();
        return extract(chosen.isEmpty() ? visible : chosen);
    }

    /// Writes the chosen rows, or all that are shown where none is chosen, to a file, and says what came of it.
    ///
    /// @param formulaSafe see [ExtractFormat#write]
    public void export(Path file, ExtractFormat format, boolean formulaSafe) {
        ExtractFile.write(work, new ExtractFile(file, format, formulaSafe), extract(), said::set);
    }

    private Extract extract(List<Row> chosen) {
        String name = what.substring(what.lastIndexOf('/') + 1);
        return new Extract(name.isEmpty() ? "rows" : name, columns.stream().map(GridColumn::column).toList(), chosen);
    }

    /// The columns, key first.
    public ObservableList<GridColumn> columns() {
        return columns;
    }

    /// By which the widths of the columns are remembered.
    public String layout() {
        return layout;
    }

    /// The first rows, whatever the filter.
    public List<Row> sample(int most) {
        return rows.subList(0, Math.min(most, rows.size()));
    }

    /// What the table shows: the rows that pass the filter, or groups of them with their heads.
    public ObservableList<Row> lines() {
        return lines;
    }

    /// The column by which rows are put together, or empty.
    public StringProperty groupProperty() {
        return group;
    }

    /// The rows that pass the filter, in order.
    public ObservableList<Row> visible() {
        return visible;
    }

    /// Words that must all occur in a row.
    public StringProperty filterProperty() {
        return filter;
    }

    /// The columns it is ordered by.
    public ReadOnlyObjectProperty<List<Sort>> sortsProperty() {
        return sorts.getReadOnlyProperty();
    }

    /// How many rows there are without the filter.
    public ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /// How many of the shown rows are chosen.
    public ReadOnlyIntegerProperty selectedCountProperty() {
        return selectedCount.getReadOnlyProperty();
    }

    /// Whether the rows are being arranged on another thread.
    public ReadOnlyBooleanProperty arrangingProperty() {
        return arranging.getReadOnlyProperty();
    }

    /// Whether rows are being replaced at this moment: a selection that is lost meanwhile was not lost by the person.
    public ReadOnlyBooleanProperty changingProperty() {
        return changing.getReadOnlyProperty();
    }

    /// What came of the last export, or why something was not done; empty where there is nothing to say.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    private record Memory(String filter, List<Sort> sorts, Set<List<@Nullable Object>> selected, String group,
            Set<String> closed) {
        static final Memory NONE = new Memory("", List.of(), Set.of(), "", Set.of());
    }
}
