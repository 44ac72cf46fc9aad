package plumbline.db.sqlite;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreTables;
import plumbline.core.checkpoint.Restoring;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.session.Sessions;
import plumbline.core.sql.Sql;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.JdbcSession;

/// Opens SQLite files to put rows back into them. Thread-safe.
///
/// Foreign keys are not enforced on the connection, so that no action of theirs fires and tables may be written in any
/// order; what refers to nothing afterwards is found by a check of our own. SQLite ignores the switch inside a
/// transaction, so it is set here.
public final class SqliteRestoring implements Restoring {

    private final Sessions sessions;
    private final InstantSource clock;
    private final Duration longest;

    /// @param longest how long one statement of the session may take; the reading and writing of rows ends when the work
    ///                is cancelled
    public SqliteRestoring(Sessions sessions, InstantSource clock, Duration longest) {
        this.sessions = sessions;
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    public RestoreTables open(Target target, WorkContext context) {
        JdbcSession session = JdbcSession.of(sessions.job(target, longest));
        SqliteAccess access = SqliteAccess.of(session, context);
        boolean opened = false;
        try {
            access.change(Sql.of("PRAGMA foreign_keys = OFF"));
            SqliteRestoreTables tables = new SqliteRestoreTables(session, access, clock);
            opened = true;
            return tables;
        } finally {
            if (!opened) {
                access.close();
            }
        }
    }

    /// A file is locked as a whole, and whoever can write to it may do everything in it.
    @Override
    public Preflight preflight(RestoreRequest request, Inventory inventory, List<TableDifference> differences,
            List<SequenceDifference> sequences, WorkContext context) {
        Set<TableName> changing = differences.stream()
                .filter(each -> request.mode() == RestoreRequest.Mode.RELOAD || !each.same())
                .map(TableDifference::name).collect(Collectors.toSet());
        List<String> suppressed = inventory.triggers().stream()
                .filter(trigger -> changing.contains(trigger.table()))
                .map(trigger -> trigger.table() + ": " + trigger.name())
                .filter(word -> request.allTriggers() || request.suppressed().contains(word)).toList();
        return new Preflight(suppressed, List.of(), List.of(), List.of(), false, -1);
    }
}
