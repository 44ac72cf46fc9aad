package plumbline.core.checkpoint.create;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.HeldTuple;
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
    private @Nullable Tuple lastOfPart;
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

    /// Takes the rows of one part: packs them at once, and puts them into the file when it is its turn.
    final class Part implements AutoCloseable {

        private final int number;
        private final CheckpointWriter.PartWriter rows = out().part();
        private boolean begun;
        private @Nullable Tuple firstRow;
        private final HeldTuple lastRow = new HeldTuple(Integer.MAX_VALUE);
        private boolean inOrder = true;

        private Part(int number) {
            this.number = number;
        }

        /// Takes a row; waits for the turn where too much is kept.
        void row(Tuple tuple) {
            if (!begun && (turn == number || rows.kept() >= MOST_KEPT || tuple.length() > LARGE_ROW)) {
                begin();
            }
            rows.row(tuple);
            if (form.ordered()) {
                keepEnds(tuple);
            }
        }

        private void keepEnds(Tuple tuple) {
            if (firstRow == null) {
                firstRow = tuple.copy();
            }
            lastRow.hold(tuple);
        }

        /// Says whether the rows came in the order that was asked for.
        void inOrder(boolean were) {
            inOrder = were;
        }

        private void begin() {
            awaitTurn(number);
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
            rows.end();
            join();
            Optional<SavedTable> saved = number == of - 1 ? Optional.of(finish()) : Optional.empty();
            pass();
            return saved;
        }

        /// A part must begin behind the end of the one before.
        private void join() {
            Tuple begins = firstRow;
            synchronized (SharedTable.this) {
                Tuple ended = lastOfPart;
                if (!inOrder || (begins != null && ended != null && form.compareKeys(ended, begins) > 0)) {
                    ordered = false;
                }
                if (begins != null) {
                    lastOfPart = lastRow.tuple();
                }
            }
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
