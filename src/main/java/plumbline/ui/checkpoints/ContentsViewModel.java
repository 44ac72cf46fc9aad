package plumbline.ui.checkpoints;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.Skipped;
import plumbline.ui.fx.UiWork;
import plumbline.ui.grid.PagedList;

/// What the chosen checkpoint holds: its tables, and the rows of one of them, page by page. FX thread only.
public final class ContentsViewModel {

    /// So many rows are offered at once; a larger table is gone through in such stretches.
    public static final int STRETCH = 200_000;

    private final Shelf shelf;
    private final CellText cells;
    private final ObservableList<SavedTable> tables = FXCollections.observableArrayList();
    private final ObservableList<Skipped> skipped = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable SavedTable> table = new ReadOnlyObjectWrapper<>();
    private final PagedList<SavedRow> rows;
    private final ReadOnlyLongWrapper first = new ReadOnlyLongWrapper();
    private final RowSearch search;
    private final ReadOnlyBooleanWrapper readable = new ReadOnlyBooleanWrapper(true);
    private String looked = "";
    private @Nullable Checkpoint shown;

    ContentsViewModel(Shelf shelf, CellText cells, UiWork work) {
        this.shelf = shelf;
        this.cells = cells;
        this.rows = new PagedList<>(work);
        this.search = new RowSearch(work);
        search.stateProperty().addListener((_, _, state) -> searched(state));
    }

    /// A row in words.
    ///
    /// @param place  among the table's rows, from 0
    /// @param values in the order of the columns; null for NULL
    public record SavedRow(long place, List<@Nullable String> values) {

        public SavedRow {
            values = Collections.unmodifiableList(new ArrayList<@Nullable String>(values));
        }
    }

    /// Shows a checkpoint's tables, or nothing.
    void show(@Nullable Checkpoint checkpoint) {
        Checkpoint before = shown;
        boolean same = checkpoint != null && before != null && checkpoint.path().equals(before.path());
        SavedTable wasOpen = table.get();
        shown = checkpoint;
        readable.set(checkpoint == null || checkpoint.usable());
        Manifest manifest = checkpoint == null || !checkpoint.usable() ? null : checkpoint.manifest();
        tables.setAll(manifest == null ? List.of() : manifest.tables());
        skipped.setAll(manifest == null ? List.of() : manifest.inventory().skipped());
        if (same && wasOpen != null && tables.contains(wasOpen)) {
            return;
        }
        SavedTable like = wasOpen == null
                ? null
                : tables.stream().filter(each -> each.form().name().equals(wasOpen.form().name())).findFirst()
                        .orElse(null);
        look(like != null ? like : tables.isEmpty() ? null : tables.getFirst());
    }

    /// Shows the rows of a table, or none.
    public void look(@Nullable SavedTable saved) {
        looked = "";
        search.start(null, "");
        table.set(saved);
        stretch(0);
    }

    /// Offers the stretch in which a row lies.
    ///
    /// @param row counted from 0; one that is not there means the nearest
    public void goTo(long row) {
        SavedTable saved = table.get();
        if (saved != null && saved.rows() > 0) {
            long begin = Math.clamp(row, 0, saved.rows() - 1) / STRETCH * STRETCH;
            if (begin != first.get()) {
                stretch(begin);
            }
        }
    }

    private void stretch(long begin) {
        SavedTable saved = table.get();
        first.set(begin);
        SavedRows all = saved();
        if (saved == null || all == null) {
            rows.show(0, (_, _) -> List.of());
        } else {
            rows.show(Math.min(STRETCH, saved.rows() - begin), (from, most) -> all.page(begin + from, most));
        }
    }

    private @Nullable SavedRows saved() {
        SavedTable saved = table.get();
        Checkpoint of = shown;
        return saved == null || of == null ? null : new SavedRows(shelf, of, saved, cells);
    }

    /// Shows only the rows that hold a text in one of their values; an empty one shows all again.
    public void search(String text) {
        if (!text.strip().equals(looked)) {
            looked = text.strip();
            search.start(saved(), looked);
        }
    }

    private void searched(RowSearch.State state) {
        switch (state) {
            case RowSearch.State.Idle _ -> stretch(first.get());
            case RowSearch.State.Searching _,RowSearch.State.Failed _ -> rows.show(0, (_, _) -> List.of());
            case RowSearch.State.Found(List<SavedRow> found, _) -> rows.show(found.size(),
                    (from, most) -> found.subList((int) from, (int) Math.min(found.size(), from + most)));
        }
    }

    /// Where the search for a text stands.
    ReadOnlyObjectProperty<RowSearch.State> searchProperty() {
        return search.stateProperty();
    }

    /// What is to be written of the table that is shown, as it is narrowed; null where there is none.
    @Nullable
    RowsFile file() {
        SavedRows all = saved();
        return all == null ? null : new RowsFile(all, SavedRows.holding(looked));
    }

    /// Whether the tables of what is shown can be told.
    ReadOnlyBooleanProperty readableProperty() {
        return readable.getReadOnlyProperty();
    }

    /// The saved tables in the manifest's order; none of a checkpoint that can't be used.
    public ObservableList<SavedTable> tables() {
        return tables;
    }

    /// Whether one file holds all of several tables, as the copy of a SQLite file does.
    public boolean oneFile() {
        return tables.size() > 1 && tables.stream().map(SavedTable::file).distinct().count() == 1;
    }

    /// What was left out.
    public ObservableList<Skipped> skipped() {
        return skipped;
    }

    /// The table whose rows are shown, or null.
    public ReadOnlyObjectProperty<@Nullable SavedTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /// How many rows lie before the stretch that is offered.
    public ReadOnlyLongProperty firstProperty() {
        return first.getReadOnlyProperty();
    }

    /// Its rows, of the present stretch.
    public PagedList<SavedRow> rows() {
        return rows;
    }
}
