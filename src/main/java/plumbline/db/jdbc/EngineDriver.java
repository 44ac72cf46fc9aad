package plumbline.db.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.session.Access;
import plumbline.core.session.Dialect;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;

/// What a database system does its own way below a session. Stateless; thread-safe.
public interface EngineDriver {

    /// What differs where the core changes data.
    Dialect dialect();

    /// Whether opening a connection costs so much that one is kept; a file is opened anew each time, so that a file put
    /// in its place is seen.
    boolean keepsConnections();

    /// Opens a connection, in bounded time.
    ///
    /// @throws plumbline.core.problem.ProblemException where it can't
    Connection open(Target target, Purpose purpose, Duration timeout);

    /// Where a change may be tried and rolled back: the target itself, unless that would be too loud.
    ///
    /// @throws plumbline.core.problem.ProblemException where a stand-in can't be made in time
    default Rehearsal rehearsal(Target target, Duration timeout, Watchdog watchdog) {
        return new Rehearsal(target, () -> {});
    }

    /// A place for a trial.
    ///
    /// @param place  the target, or a copy of it under the same name
    /// @param remove called once, when the trial is over
    record Rehearsal(Target place, Runnable remove) {}

    /// Sets the statement's time on a connection that is about to be used; the first statement on it, so that it also
    /// finds out whether the connection still lives.
    void prepare(Connection connection, Duration timeout) throws SQLException;

    /// Begins a transaction.
    void begin(Connection connection, Access access) throws SQLException;

    /// Begins a read-only transaction that sees one instant: that of its first question, not of its beginning.
    default void beginStable(Connection connection) throws SQLException {
        begin(connection, Access.READ_ONLY);
    }

    /// Ends a transaction and keeps its changes.
    void commit(Connection connection) throws SQLException;

    /// Ends a transaction without a trace.
    void rollback(Connection connection) throws SQLException;

    /// From now until [#endAsking] the open transaction can't change anything.
    void beginAsking(Connection connection) throws SQLException;

    /// Lets the open transaction change things again.
    void endAsking(Connection connection) throws SQLException;

    /// Called before a query outside a transaction.
    ///
    /// @param readOnly whether it may change nothing
    void beforeQuery(Connection connection, boolean readOnly) throws SQLException;

    /// Called after it, also where it failed.
    void afterQuery(Connection connection, boolean succeeded) throws SQLException;

    /// Binds a value.
    ///
    /// @param index from 1
    void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException;

    /// What reads this result.
    ///
    /// @param longestText where a longer text is cut
    RowReader reader(ResultSet result, int longestText) throws SQLException;

    /// Which database this is.
    Identity identity(Connection connection) throws SQLException;

    /// The connection's counters of changed rows, which also hold what earlier transactions left in them.
    Map<String, Long> changeCounters(Connection connection) throws SQLException;

    /// How long the watchdog lets a statement run that may take so long itself.
    Duration patience(Duration timeout);

    /// Ends whatever runs on a connection whose time is over. On any thread; may block.
    void expire(Connection connection);

    /// Says what a failure means.
    Problem problem(Failure failure, Target target);
}
