package plumbline.ui.checkpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;
import plumbline.ui.checkpoints.ContentsViewModel.SavedRow;

/// The rows of one saved table, read from the disk one after another. Immutable; each reading by one thread, and never by
/// the screen's.
record SavedRows(Shelf shelf, Checkpoint checkpoint, SavedTable table, CellText cells) {

    private static final int EVERY = 1_024;

    /// Hears each row, and whether it wants more.
    @FunctionalInterface
    interface Taker {
        boolean take(SavedRow row);
    }

    /// Some rows.
    List<SavedRow> page(long first, int most) {
        List<SavedRow> page = new ArrayList<>();
        read(first, row -> {
            page.add(row);
            return page.size() < most;
        });
        return page;
    }

    /// All rows that fit, in constant memory; tells the context how far it is.
    ///
    /// @throws plumbline.core.work.CancelledException where the work was cancelled
    void all(Predicate<SavedRow> wanted, Taker taker, WorkContext context) {
        String name = table.form().name().toString();
        read(0, row -> {
            if (row.place() % EVERY == 0) {
                context.checkCancelled();
                context.progress(table.rows() <= 0 ? -1 : (double) row.place() / table.rows(), name);
            }
            return !wanted.test(row) || taker.take(row);
        });
    }

    private void read(long first, Taker taker) {
        try (Tables saved = shelf.open(checkpoint)) {
            // a table may have been named only by the manifest: what is read is what lies there
            TableForm form = saved.inventory().table(table.form().name())
                    .orElseThrow(() -> new ProblemException(
                            Problem.of(ProblemCode.UNKNOWN_TABLE, table.form().name().toString())));
            try (TupleReader reader = saved.rowsFrom(form, first)) {
                for (long place = first; reader.next(); place++) {
                    List<@Nullable String> values = new ArrayList<>(form.columns().size());
                    for (int i = 0; i < form.columns().size(); i++) {
                        values.add(cells.of(form, reader.tuple(), i));
                    }
                    if (!taker.take(new SavedRow(place, values))) {
                        return;
                    }
                }
            }
        }
    }

    /// Rows that hold a text in one of their values, in any case.
    static Predicate<SavedRow> holding(String text) {
        String looked = text.strip().toLowerCase(Locale.ROOT);
        return row -> looked.isEmpty() || row.values().stream()
                .anyMatch(value -> value != null && value.toLowerCase(Locale.ROOT).contains(looked));
    }
}
