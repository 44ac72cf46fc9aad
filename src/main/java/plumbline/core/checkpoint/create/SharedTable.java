package plumbline.core.checkpoint.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;

/// A table whose parts are read at once and written one behind the other. Thread-safe.
final class SharedTable implements AutoCloseable {

    private static final long LOOK_AGAIN_MILLIS = 100;
    /// So many packed bytes of a part are kept while it is not its turn.
    private static final long MOST_KEPT = 8 << 20;
    /// A larger row waits for the turn, since it may take more than that.
    private static final int LARGE_ROW = 4 << 20;

    private final CheckpointWriter writer;
    private final TableForm form;
    private final Stoppable attempt;
    private final int of;
    private CheckpointWriter.@Nullable TableWriter out;
    private @Nullable Tuple lastRow;
    private List<Tuple> tail = List.of();
    private boolean ordered = true;
    private volatile int turn;

    /// @param of how many parts it has
    SharedTable(CheckpointWriter writer, TableForm form, int of, Stoppable attempt) {
        this.writer = writer;
        this.form = form;
        this.of = of;
        this.attempt = attempt;
    }

    /// What takes the rows of a part; used by the thread that reads it.
    Part part(int number) {
        return new Part(number);
    }

    private synchronized void awaitTurn(int part) {
        while (turn != part) {
            attempt.checkCancelled();
            try {
                wait(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                attempt.stop();
            }
        }
    }

    private synchronized CheckpointWriter.TableWriter out() {
        CheckpointWriter.TableWriter opened = out;
        if (opened == null) {
            opened = writer.table(form, false);
            out = opened;
        }
        return opened;
    }

    private synchronized SavedTable finish() {
        SavedTable saved = out().finish(SavedTable.WHOLE, null);
        return ordered ? saved : saved.unordered();
    }

    private synchronized void pass() {
        turn = turn + 1;
        notifyAll();
    }

    /// Lets go of the file, after all threads have ended.
    @Override
    public synchronized void close() {
        if (out != null) {
            out.close();
        }
    }

    /// Rows that stand behind whatever was written before.
    private synchronized void follow(@Nullable Tuple first, @Nullable Tuple last) {
        Tuple before = lastRow;
        if (first != null && before != null && form.compareKeys(before, first) > 0) {
            ordered = false;
        }
        lastRow = last == null ? before : last.copy();
    }

    private synchronized void disorder() {
        ordered = false;
    }

    /// What the part before held back, along with what this one does, in order.
    private synchronized List<Tuple> seam(List<Tuple> head) {
        List<Tuple> rows = new ArrayList<>(tail);
        rows.addAll(head);
        rows.sort(form::compareKeys);
        tail = List.of();
        return rows;
    }

    private synchronized void holdBack(List<Tuple> rows) {
        tail = rows;
    }

    /// Takes the rows of one part: packs them at once, and puts them into the file when it is its turn. Where it meets the
    /// part before, a few rows of both are sorted and written between them.
    final class Part implements AutoCloseable {

        private final int number;
        private final CheckpointWriter.PartWriter rows = out().part();
        private final SeamRows ends;
        private boolean begun;
        private @Nullable Tuple firstRow;
        private boolean inOrder = true;

        private Part(int number) {
            this.number = number;
            this.ends = new SeamRows(number == 0);
        }

        /// Takes a row; waits for the turn where too much is kept.
        void row(Tuple tuple) {
            if (form.ordered()) {
                ends.take(tuple, this::middle);
            } else {
                write(tuple);
            }
        }

        private void middle(Tuple tuple) {
            if (firstRow == null) {
                firstRow = tuple.copy();
            }
            write(tuple);
        }

        private void write(Tuple tuple) {
            if (!begun && (turn == number || rows.kept() >= MOST_KEPT || tuple.length() > LARGE_ROW)) {
                begin();
            }
            rows.row(tuple);
        }

        /// Says whether the rows came in the order that was asked for.
        void inOrder(boolean were) {
            inOrder = were;
        }

        private void begin() {
            awaitTurn(number);
            List<Tuple> seam = seam(ends.head());
            if (!seam.isEmpty()) {
                try (CheckpointWriter.PartWriter between = out().part()) {
                    seam.forEach(between::row);
                    between.begin();
                    between.end();
                }
                follow(seam.getFirst(), seam.getLast());
            }
            rows.begin();
            begun = true;
        }

        /// Ends the part.
        ///
        /// @return the table, where it was the last part
        Optional<SavedTable> end() {
            if (!begun) {
                begin();
            }
            boolean last = number == of - 1;
            List<Tuple> held = ends.tail();
            follow(firstRow, ends.last());
            if (last && !held.isEmpty()) {
                held.forEach(rows::row);
                follow(held.getFirst(), held.getLast());
            } else {
                holdBack(held);
            }
            if (!inOrder) {
                disorder();
            }
            rows.end();
            Optional<SavedTable> saved = last ? Optional.of(finish()) : Optional.empty();
            pass();
            return saved;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
