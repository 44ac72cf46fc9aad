package plumbline.db.sqlite;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import plumbline.core.activity.FileUseReader;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreTables;
import plumbline.core.checkpoint.Restoring;
import plumbline.core.checkpoint.ScriptFrame;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.session.Access;
import plumbline.core.session.Sessions;
import plumbline.core.sql.Sql;
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
    private final FileUseReader uses;

    /// @param longest how long one statement of the session may take; the reading and writing of rows ends when the work
    ///                is cancelled
    public SqliteRestoring(Sessions sessions, InstantSource clock, Duration longest) {
        this.sessions = sessions;
        this.clock = clock;
        this.longest = longest;
        this.uses = new ProcFileUse(clock);
    }

    @Override
    public RestoreTables open(Target target, WorkContext context) {
        JdbcSession session = JdbcSession.of(sessions.job(target, longest));
        SqliteAccess access = SqliteAccess.of(session, context);
        boolean opened = false;
        try {
            access.change(Sql.of("PRAGMA foreign_keys = OFF"));
            SqliteRestoreTables tables = new SqliteRestoreTables(session, access, clock, uses);
            opened = true;
            return tables;
        } finally {
            if (!opened) {
                access.close();
            }
        }
    }

    @Override
    public Preflight preflight(RestoreRequest request, Inventory inventory, List<TableDifference> differences,
            List<SequenceDifference> sequences, WorkContext context) {
        return preflight(request, inventory, differences, sequences, List.of(), context);
    }

    /// A file is locked as a whole, and whoever can write to it may do everything in it.
    @Override
    public Preflight preflight(RestoreRequest request, Inventory inventory, List<TableDifference> differences,
            List<SequenceDifference> sequences, List<Delta> deltas, WorkContext context) {
        JdbcSession session = JdbcSession.of(sessions.job(request.target(), longest));
        try (SqliteAccess access = SqliteAccess.of(session, context)) {
            session.begin(Access.READ_ONLY);
            SqliteTables live = SqliteTables.ofTarget(access, Choice.ALL, session.identity(), clock.instant());
            return new SqlitePreflight(access, live, request, inventory, differences, deltas).look(uses);
        }
    }

    @Override
    public ScriptFrame frame(RestorePlan plan, WorkContext context) {
        JdbcSession session = JdbcSession.of(sessions.job(plan.request().target(), longest));
        try (SqliteAccess access = SqliteAccess.of(session, context)) {
            session.begin(Access.READ_ONLY);
            SqliteTables live = SqliteTables.ofTarget(access, Choice.ALL, session.identity(), clock.instant());
            return SqliteFrame.of(access, live.inventory(), plan);
        }
    }
}
