package plumbline.db.postgresql;

import java.time.Duration;
import java.util.List;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Session;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;

/// Takes the locks of a restore: all in the order given, in one attempt that as a whole waits less than half a second, so
/// that it neither makes a queue nor meets the server's search for deadlocks (`deadlock_timeout` is one second).
record RestoreLocks(Session session) {

    private static final Duration ATTEMPT = Duration.ofMillis(450);

    /// Takes them; nothing else is allowed to wait longer in this transaction.
    ///
    /// @throws ProblemException LOCK_TIMEOUT
    void take(List<TableName> tables, boolean readersToo) {
        if (tables.isEmpty()) {
            return;
        }
        set("lock_timeout", ATTEMPT.toMillis());
        set("statement_timeout", ATTEMPT.toMillis());
        long begun = System.nanoTime();
        try {
            session.update(statement(tables, readersToo));
        } catch (ProblemException refused) {
            // to the session, which has a longer time of its own, the end of this one looks like somebody's cancelling
            boolean over = refused.problem().code() == ProblemCode.CANCELLED
                    && System.nanoTime() - begun >= ATTEMPT.toNanos();
            throw over || refused.problem().code() == ProblemCode.TIMEOUT
                    ? new ProblemException(Problem.of(ProblemCode.LOCK_TIMEOUT, refused.problem().subject(),
                            refused.problem().said()), refused)
                    : refused;
        }
        set("statement_timeout", 0);
    }

    /// The statement that takes them.
    static Sql statement(List<TableName> tables, boolean readersToo) {
        SqlBuilder sql = new SqlBuilder().add("LOCK TABLE ONLY ").each(tables, ", ONLY ", SqlBuilder::table);
        return sql.add(readersToo ? " IN ACCESS EXCLUSIVE MODE" : " IN EXCLUSIVE MODE").toSql();
    }

    private void set(String setting, long millis) {
        session.query(Sql.of("SELECT pg_catalog.set_config(?, ?, true)", setting, millis + "ms"), 1);
    }
}
