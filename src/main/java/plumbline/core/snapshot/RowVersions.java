package plumbline.core.snapshot;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import plumbline.core.pack.History;
import plumbline.core.session.Access;
import plumbline.core.session.Session;
import plumbline.core.sql.TableName;

/// What a database system is asked about rows and their versions. Stateless; every method may fail with a
/// `ProblemException`.
public interface RowVersions {

    /// What the catalog says.
    ///
    /// @throws plumbline.core.problem.ProblemException MISSING_TABLE, MISSING_COLUMN
    Ground ground(Session session, History history);

    /// Begins a transaction in which values read the same wherever they are read.
    ///
    /// @param patience how long its statements wait for a lock
    void begin(Session session, Access access, Duration patience);

    /// Locks the rows of a table against other writers until the transaction ends.
    ///
    /// @param key column to the value's text
    /// @return how many there are
    long lock(Session session, TableName table, Map<String, String> key);

    /// The row as it is now.
    Optional<RowNow> row(Session session, Ground ground, RowKey key);

    /// How many rows of the view have these values.
    long count(Session session, Ground ground, Map<String, String> values);

    /// The newest version's number, 0 where there is none.
    long newest(Session session, Ground ground, RowKey key);

    /// Writes a version.
    ///
    /// @param row whose columns go into those of the same name
    /// @return as it was written
    Snapshot insert(Session session, Ground ground, RowKey key, RowNow row, long version, String by, String summary);

    /// One version, whole.
    Optional<Snapshot> find(Session session, Ground ground, String id);

    /// Some versions, with the columns that are shown.
    SnapshotPage page(Session session, Ground ground, SnapshotFilter filter);
}
