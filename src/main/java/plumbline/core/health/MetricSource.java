package plumbline.core.health;

import java.util.List;
import java.util.Optional;
import plumbline.core.sql.NamedSql;
import plumbline.core.target.ServerVersion;

/// Where a metric's number comes from.
public sealed interface MetricSource {

    /// A statement whose one row has the columns `value`, and optionally `detail` and `culprit`; what it means is up to
    /// the shape.
    ///
    /// @param versions newest first
    record Statement(Shape shape, List<Versioned> versions) implements MetricSource {

        public Statement {
            versions = List.copyOf(versions);
        }

        /// The text for a server.
        public Optional<NamedSql> of(ServerVersion version) {
            return versions.stream().filter(each -> each.since() <= version.major()).findFirst().map(Versioned::sql);
        }
    }

    /// Something the console measures itself.
    record Measured(Probe probe) implements MetricSource {}

    /// A statement for servers from a major version on.
    record Versioned(int since, NamedSql sql) {}

    /// How the statement's columns become a number.
    sealed interface Shape {

        /// `value` is the number.
        record Gauge() implements Shape {}

        /// `value` is a counter; the number is its growth per second since the last sample.
        record Rate() implements Shape {}

        /// `part` and `whole` are counters; the number is the part's share of the whole since the last sample, in
        /// percent, and is not graded below a traffic floor.
        ///
        /// @param floor least growth of `whole` that is graded
        record Ratio(double floor) implements Shape {}
    }

    /// What the console measures itself.
    ///
    /// - `REACHABLE`: 1 while the target answers.
    /// - `RESPONSE`: milliseconds of one round trip.
    /// - `FILE_SIZE`: bytes of the SQLite file.
    /// - `WAL_SIZE`: bytes of the SQLite write-ahead log beside it.
    /// - `DISK_USED`: used share of the disk that holds the SQLite file, in percent.
    /// - `ROW_COUNTS`: rows of all tables of a SQLite file.
    /// - `WRITE_LOCK_HELD`: seconds for which one process was seen to hold a SQLite file's write lock.
    /// - `LOG_READER_STANDS`: seconds for which one process was seen to read the write-ahead log while that is large.
    enum Probe {
        REACHABLE, RESPONSE, FILE_SIZE, WAL_SIZE, DISK_USED, ROW_COUNTS, WRITE_LOCK_HELD, LOG_READER_STANDS
    }
}
