package plumbline.core.activity;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Who uses a SQLite file, as far as the operating system tells.
///
/// @param at       this machine's time
/// @param told     whether the operating system tells who holds locks
/// @param wal      whether the file keeps a write-ahead log
/// @param walBytes how large that is
/// @param holders  those that hold a lock, the writer first; the console's own process left out
public record FileUse(Instant at, boolean told, boolean wal, long walBytes, List<Holder> holders) {

    public FileUse {
        holders = List.copyOf(holders);
    }

    /// A process that holds locks of the file.
    ///
    /// @param pid     0 where the system does not tell
    /// @param command its name, or empty
    /// @param user    whose it is, or empty
    /// @param locks   strongest first
    /// @param since   since when it was seen to hold the strongest without a break
    public record Holder(long pid, String command, String user, List<Lock> locks, Instant since) {

        public Holder {
            locks = List.copyOf(locks);
        }
    }

    /// The locks of SQLite, strongest first; see sqlite.org, "File Locking And Concurrency" and "WAL-mode File Format".
    ///
    /// - `EXCLUSIVE`: writes into the file; nobody may read.
    /// - `PENDING`: wants to, waits for the last readers, lets no new one in.
    /// - `RESERVED`: will write; others may still read.
    /// - `WAL_WRITE`: writes into the write-ahead log.
    /// - `WAL_CHECKPOINT`: folds the log back into the file.
    /// - `WAL_RECOVER`: reads the log after a crash.
    /// - `WAL_READ`: reads the log; a checkpoint can't pass its place, and the log can't begin anew.
    /// - `SHARED`: reads the file.
    public enum Lock {
        EXCLUSIVE, PENDING, RESERVED, WAL_WRITE, WAL_CHECKPOINT, WAL_RECOVER, WAL_READ, SHARED;

        /// The word in JSON and message keys.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Whether its holder stops every other writer.
        public boolean stopsWriters() {
            return compareTo(WAL_WRITE) <= 0;
        }
    }
}
