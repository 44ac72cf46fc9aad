package plumbline.db.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.Tables;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Sessions;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.Failure;
import plumbline.db.jdbc.JdbcSession;

/// Opens SQLite files, and private copies of them, for reading at one instant. Thread-safe.
public final class SqliteReader implements LiveReader {

    private final Sessions sessions;
    private final InstantSource clock;
    private final Duration longest;

    /// @param longest how long one statement of the session may take; a copy and the reading of rows end when the work is
    ///                cancelled
    public SqliteReader(Sessions sessions, InstantSource clock, Duration longest) {
        this.sessions = sessions;
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    public LiveTables open(Target target, Choice choice, WorkContext context) {
        JdbcSession session = JdbcSession.of(sessions.job(target, longest));
        SqliteAccess access = SqliteAccess.of(session, context);
        boolean opened = false;
        try {
            session.begin(Access.READ_ONLY);
            SqliteTables tables = SqliteTables.ofTarget(access, choice, session.identity(), clock.instant());
            tables.inventory();
            opened = true;
            return tables;
        } finally {
            if (!opened) {
                access.close();
            }
        }
    }

    @Override
    public Tables openCopy(Path file, Origin origin) {
        return SqliteTables.ofCopy(copy(file), origin);
    }

    @Override
    public List<String> faultsOfCopy(Path file, WorkContext context) {
        try (SqliteAccess access = copy(file); Subscription _ = context.onCancel(access::interrupt)) {
            return SqliteTables.faults(access);
        } catch (ProblemException refused) {
            context.checkCancelled();
            return List.of(refused.problem().detail()); // it is not even a database
        }
    }

    private static SqliteAccess copy(Path file) {
        Target copy = Target.adHoc(new SqliteAddress(file.toAbsolutePath().normalize()), Environment.TEST);
        try {
            Connection connection = SqliteFile.openUnchanging(file);
            return SqliteAccess.ofCopy(connection, copy);
        } catch (SQLException failure) {
            throw new ProblemException(SqliteCodes.problem(Failure.plain(failure), copy), failure);
        }
    }
}
