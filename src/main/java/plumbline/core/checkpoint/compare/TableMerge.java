package plumbline.core.checkpoint.compare;

import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.work.WorkContext;

/// Finds out which rows of a table differ between two readings, in one pass and constant memory. What is not in the key's
/// order is sorted first, of a large table only the rows that may differ; what was only said to be is found out and sorted, too. Rows without a key are counted: two
/// readings differ by the rows that one has more often.
///
/// Thread-safe; each merge is done by the calling thread.
public final class TableMerge {

    /// What sorting takes, for both sides together.
    public static final long MEMORY = 48L << 20;

    private final Scratch scratch;
    private final long memory;

    /// @param scratch holds the files; closing it removes every delta made here
    public TableMerge(Scratch scratch) {
        this(scratch, MEMORY);
    }

    /// @param memory bytes that sorting may take
    public TableMerge(Scratch scratch, long memory) {
        this.scratch = scratch;
        this.memory = memory;
    }

    /// Merges.
    ///
    /// @param form of the rows of both sides: the same columns, written alike; its key tells them apart
    /// @param pace hears of progress
    /// @return what differs; close it in the end
    /// @throws plumbline.core.problem.ProblemException  what a reader may do; DISK_FULL
    /// @throws plumbline.core.work.CancelledException where the work was cancelled
    public Merged merge(TableForm form, Rows from, Rows to, Pace pace, WorkContext context) {
        boolean keyed = !form.key().isEmpty();
        if (UnsortedMerge.suits(form, from, to)) {
            return new UnsortedMerge(form, scratch, memory, pace, context).merge(from, to);
        }
        try {
            return attempt(form, from, keyed && from.ordered(), to, keyed && to.ordered(), pace, context);
        } catch (OrderCheck.Disordered notAsSaid) {
            return attempt(form, from, false, to, false, pace, context);
        }
    }

    private Merged attempt(TableForm form, Rows from, boolean fromOrdered, Rows to, boolean toOrdered, Pace pace,
            WorkContext context) {
        RowOrder order = RowOrder.of(form);
        try (TupleReader left = reader(form, from, fromOrdered, order, pace, context);
                TupleReader right = reader(form, to, toOrdered, order, pace, context);
                DeltaFile.Writer out = DeltaFile.write(form, scratch)) {
            MergeRun run = new MergeRun(form, order, left, right, out, fromOrdered || toOrdered, context);
            run.all();
            return run.merged(!fromOrdered || !toOrdered);
        }
    }

    private TupleReader reader(TableForm form, Rows rows, boolean ordered, RowOrder order, Pace pace,
            WorkContext context) {
        TupleReader read = new Counted(rows.open().get(), form, pace, context);
        return ordered ? read : Sorter.sort(read, scratch, order, memory / 2, context);
    }
}
