package plumbline.ui.checkpoints;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
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
    private @Nullable Checkpoint shown;

    ContentsViewModel(Shelf shelf, CellText cells, UiWork work) {
        this.shelf = shelf;
        this.cells = cells;
        this.rows = new PagedList<>(work);
    }

    /// A row in words.
    ///
    /// @param values in the order of the columns; null for NULL
    public record SavedRow(List<@Nullable String> values) {

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
        Checkpoint of = shown;
        if (saved == null || of == null) {
            rows.show(0, (_, _) -> List.of());
        } else {
            rows.show(Math.min(STRETCH, saved.rows() - begin),
                    (from, most) -> page(of, saved.form(), begin + from, most));
        }
    }

    private List<SavedRow> page(Checkpoint of, TableForm wanted, long first, int most) {
        List<SavedRow> page = new ArrayList<>();
        try (Tables saved = shelf.open(of)) {
            // a table may have been named only by the manifest: what is read is what lies there
            TableForm form = saved.inventory().table(wanted.name())
                    .orElseThrow(() -> new ProblemException(
                            Problem.of(ProblemCode.UNKNOWN_TABLE, wanted.name().toString())));
            try (TupleReader reader = saved.rowsFrom(form, first)) {
                while (page.size() < most && reader.next()) {
                    List<@Nullable String> values = new ArrayList<>();
                    for (int i = 0; i < form.columns().size(); i++) {
                        values.add(cells.of(form, reader.tuple(), i));
                    }
                    page.add(new SavedRow(values));
                }
            }
        }
        return page;
    }

    /// The saved tables in the manifest's order; none of a checkpoint that can't be used.
    public ObservableList<SavedTable> tables() {
        return tables;
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
