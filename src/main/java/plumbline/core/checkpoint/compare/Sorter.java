package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.work.WorkContext;

/// Sorts any number of rows in bounded memory: what fits is sorted there, what does not becomes sorted runs in private
/// files, which are merged while they are read. Used by one thread.
final class Sorter implements TupleReader {

    private static final int RUN_BLOCK = 64 * 1024;
    private static final int FAN_IN = 64;
    private static final int EVERY = 4096;

    private final Scratch scratch;
    private final RowOrder order;
    private final WorkContext context;
    private final SortBuffer buffer;
    private final List<SpillFile> runs = new ArrayList<>();
    private final PriorityQueue<Cursor> queue;
    private @Nullable Cursor current;
    private @Nullable Tuple inMemory;
    private int at;

    private Sorter(Scratch scratch, RowOrder order, long memory, WorkContext context) {
        this.scratch = scratch;
        this.order = order;
        this.context = context;
        this.buffer = new SortBuffer(order, memory);
        Comparator<Cursor> byRow = (left, right) -> {
            int compared = Long.compareUnsigned(left.prefix, right.prefix);
            return compared != 0 ? compared : order.compare(left.row(), right.row());
        };
        this.queue = new PriorityQueue<>(byRow);
    }

    /// Reads all rows, closes their reader, and gives them back in order.
    static TupleReader sort(TupleReader rows, Scratch scratch, RowOrder order, long memory, WorkContext context) {
        Sorter sorter = new Sorter(scratch, order, memory, context);
        try (rows) {
            while (rows.next()) {
                sorter.add(rows.tuple());
            }
            sorter.finish();
            return sorter;
        } catch (RuntimeException failed) {
            sorter.close();
            throw failed;
        }
    }

    private void add(Tuple row) {
        if (!buffer.fits(row)) {
            spill();
        }
        buffer.add(row);
    }

    private void spill() {
        buffer.sort(context);
        try (SpillWriter run = new SpillWriter(scratch, RUN_BLOCK)) {
            Tuple row = new Tuple();
            for (int i = 0; i < buffer.count(); i++) {
                if (i % EVERY == 0) {
                    context.checkCancelled();
                }
                buffer.look(i, row);
                run.put(0, row, null);
            }
            runs.add(run.finish());
        }
        buffer.clear();
    }

    private void finish() {
        if (runs.isEmpty()) {
            buffer.sort(context);
            inMemory = new Tuple();
            return;
        }
        if (buffer.count() > 0) {
            spill();
        }
        buffer.release();
        while (runs.size() > FAN_IN) {
            fewer();
        }
        runs.forEach(run -> enqueue(new Cursor(run.read(0))));
    }

    /// Merges the oldest runs into one.
    private void fewer() {
        List<SpillFile> some = List.copyOf(runs.subList(0, FAN_IN));
        some.forEach(run -> enqueue(new Cursor(run.read(0))));
        try (SpillWriter merged = new SpillWriter(scratch, RUN_BLOCK)) {
            while (next()) {
                merged.put(0, tuple(), null);
            }
            runs.add(merged.finish());
        }
        runs.subList(0, FAN_IN).clear();
        some.forEach(SpillFile::close);
    }

    private void enqueue(Cursor cursor) {
        if (cursor.advance(order)) {
            queue.add(cursor);
        } else {
            cursor.reader.close();
        }
    }

    @Override
    public boolean next() {
        if (at++ % EVERY == 0) {
            context.checkCancelled();
        }
        if (inMemory != null) {
            if (at > buffer.count()) {
                return false;
            }
            buffer.look(at - 1, inMemory);
            return true;
        }
        if (current != null) {
            enqueue(current);
        }
        current = queue.poll();
        return current != null;
    }

    @Override
    public Tuple tuple() {
        return inMemory != null ? inMemory : java.util.Objects.requireNonNull(current).row();
    }

    @Override
    public void close() {
        if (current != null) {
            current.reader.close();
        }
        queue.forEach(cursor -> cursor.reader.close());
        queue.clear();
        runs.forEach(SpillFile::close);
        runs.clear();
        buffer.release();
    }

    private static final class Cursor {

        private final SpillFile.Reader reader;
        private long prefix;

        Cursor(SpillFile.Reader reader) {
            this.reader = reader;
        }

        boolean advance(RowOrder order) {
            if (!reader.next()) {
                return false;
            }
            prefix = order.prefix(row());
            return true;
        }

        Tuple row() {
            return java.util.Objects.requireNonNull(reader.first());
        }
    }
}
