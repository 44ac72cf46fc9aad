package plumbline.core.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who uses a SQLite file, as far as the operating system tells.
///
/// @param at       this machine's time
/// @param told     whether the operating system tells who holds locks of this file, and of all processes: not on
///                 network file systems, whose other machines it does not know
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
    /// @param since   since when it was seen to hold the strongest without a break; a writer's lock that grew stronger
    ///                counts from its beginning
    public record Holder(long pid, String command, String user, List<Lock> locks, Instant since) {

        public Holder {
            locks = List.copyOf(locks);
        }

        /// The strongest of its locks.
        public Optional<Lock> strongest() {
            return locks.stream().findFirst();
        }

        /// The same holder where more is known about how long it has held.
        Holder heldSince(Instant earlier) {
            return new Holder(pid, command, user, locks, earlier);
        }

        /// Who it is in one line that needs no language: `4711 python3 (anna)`.
        public String line() {
            return pid + (command.isEmpty() ? "" : " " + command) + (user.isEmpty() ? "" : " (" + user + ")");
        }
    }

    /// Who holds a lock that stops every other writer.
    public Optional<Holder> writer() {
        return holders.stream().filter(holder -> holder.strongest().filter(Lock::stopsWriters).isPresent())
                .findFirst();
    }

    /// Who has read the write-ahead log the longest; a checkpoint can't pass its place.
    public Optional<Holder> oldestReader() {
        return holders.stream().filter(holder -> holder.locks().contains(Lock.WAL_READ))
                .min(Comparator.comparing(Holder::since));
    }

    /// How long a holder of this look was seen to hold its strongest lock.
    public Duration held(Holder holder) {
        return holder.since().isBefore(at) ? Duration.between(holder.since(), at) : Duration.ZERO;
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
    /// - `SHARED`: reads the file; where that keeps a write-ahead log: has it open.
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
