package plumbline.core.checkpoint;

import org.slf4j.event.Level;

/// Hears what a checkpoint or a restore does, line by line, and how far it is. Called by the working threads; returns at
/// once.
public interface CheckpointLog {

    /// Nobody listens.
    CheckpointLog SILENT = new CheckpointLog() {
        @Override
        public void line(Level level, String text) {
            // nobody listens
        }

        @Override
        public void at(Progress progress) {
            // nobody listens
        }
    };

    /// A line as it stands in the log: without time and level, beginning with `[CHECKPOINT]` or a rule of `=`.
    void line(Level level, String text);

    /// How far it is; a few times a second at most.
    void at(Progress progress);

    /// How far a run is.
    ///
    /// @param phase      a word: `reading`, `locking`, `comparing`, `saving`, `applying`, `verifying`, `finishing`
    /// @param number     of the present table, from 1
    /// @param tables     how many there are
    /// @param table      the present one, or empty
    /// @param rows       done in all
    /// @param bytes      done in all, unpacked
    /// @param ofRows     expected in all by the server's estimate, or -1
    /// @param ofBytes    expected in all by the server's estimate, or -1
    /// @param nanos      since the phase began
    record Progress(String phase, int number, int tables, String table, long rows, long bytes, long ofRows,
            long ofBytes, long nanos) {

        /// 0 to 1, or -1 where nothing is known.
        public double fraction() {
            long of = ofBytes > 0 ? ofBytes : ofRows;
            long done = ofBytes > 0 ? bytes : rows;
            return of <= 0 ? -1 : Math.min(0.99, (double) done / of);
        }

        /// Bytes a second.
        public double rate() {
            return nanos <= 0 ? 0 : bytes * 1e9 / nanos;
        }

        /// Seconds left, or -1 where nothing is known.
        public long secondsLeft() {
            double fraction = fraction();
            return fraction <= 0.01 ? -1 : Math.round(nanos / 1e9 * (1 - fraction) / fraction);
        }
    }
}
