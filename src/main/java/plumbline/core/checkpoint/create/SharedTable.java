package plumbline.core.checkpoint.create;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;

/// A table whose parts are read at once and written one behind the other. Thread-safe.
final class SharedTable implements AutoCloseable {

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final CheckpointWriter writer;
    private final TableForm form;
    private final Stoppable attempt;
    private final int of;
    private CheckpointWriter.@Nullable TableWriter out;
    private int turn;

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

    private synchronized boolean atTurn(int part) {
        return turn == part;
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

    private synchronized void pass() {
        turn++;
        notifyAll();
    }

    /// Lets go of the file, after all threads have ended.
    @Override
    public synchronized void close() {
        if (out != null) {
            out.close();
        }
    }

    /// Takes the rows of one part: writes them when it is its turn, keeps some until then.
    final class Part {

        private final int number;
        private final RowBuffer waiting = new RowBuffer();
        private CheckpointWriter.@Nullable TableWriter mine;

        private Part(int number) {
            this.number = number;
        }

        /// Takes a row; waits for the turn where too much is kept.
        void row(Tuple tuple) {
            CheckpointWriter.TableWriter to = mine;
            if (to == null && !atTurn(number) && waiting.add(tuple)) {
                return;
            }
            if (to == null) {
                to = begin();
            }
            to.row(tuple);
        }

        private CheckpointWriter.TableWriter begin() {
            awaitTurn(number);
            CheckpointWriter.TableWriter to = out();
            mine = to;
            waiting.drain(to::row);
            return to;
        }

        /// Ends the part.
        ///
        /// @return the table, where it was the last part
        Optional<SavedTable> end() {
            CheckpointWriter.TableWriter to = mine == null ? begin() : mine;
            Optional<SavedTable> saved = number == of - 1
                    ? Optional.of(to.finish(SavedTable.WHOLE, null))
                    : Optional.empty();
            pass();
            return saved;
        }
    }
}
