package plumbline.core.backup;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.backup.Flaw.Code;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Puts a dump back into a database of its own beside the others, counts its rows against those in the dump, and drops
/// it again, whatever happened. Thread-safe.
public final class TrialRestore {

    /// How the databases it makes are called, so that one left by a killed program is known.
    public static final String PREFIX = "plumbline_trial_";

    private static final Logger LOG = LoggerFactory.getLogger(TrialRestore.class);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofHours(1);

    private final Sessions sessions;
    private final PostgresArchives archives;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public TrialRestore(Sessions sessions, PostgresArchives archives, InstantSource clock) {
        this.sessions = sessions;
        this.archives = archives;
        this.clock = clock;
    }

    /// What a trial showed.
    ///
    /// @param database what it was called
    /// @param rows     how many rows of which table were put back
    /// @param flaws    empty where it went well
    public record Trial(String database, Map<TableName, Long> rows, List<Flaw> flaws) {}

    /// Tries it.
    ///
    /// @param server a database on the server to use; it is not touched itself
    /// @throws ProblemException where the server refuses, and TOOL_FAILED with the tool's words where the dump could not
    ///                          be put back
    public Trial run(Path archive, Target server, WorkContext context) {
        if (server.engine() != Engine.POSTGRESQL) {
            throw new ProblemException(Problem.of(ProblemCode.NO_SESSIONS, server.name()));
        }
        ArchiveContents contents = archives.contents(archive, context);
        Tool tool = archives.restorer(contents.toolMajor());
        Map<TableName, Long> expected = archives.countRows(archive, context);
        String name = PREFIX + BackupNames.stamped("", clock.instant(), ZoneOffset.UTC).substring(1) + "_"
                + HexFormat.of().toHexDigits(random.nextInt());
        Ident database = new Ident(name);
        create(server, database);
        Target trial = archives.beside(server, name);
        try {
            // owners and rights belong to roles that this server may not have
            archives.restore(tool, trial, archive, new ArchiveOrder(false, false, List.of(), false), context);
            return new Trial(name, expected, compared(trial, expected, context));
        } finally {
            archives.forget(trial);
            sessions.release(trial);
            drop(server, database);
        }
    }

    private void create(Target server, Ident database) {
        try (Session session = sessions.job(server, LONG)) {
            if (!archives.mayCreateDatabases(session)) {
                throw new ProblemException(Problem.of(ProblemCode.RIGHTS, server.name(), "CREATEDB"));
            }
            session.update(new SqlBuilder().add("CREATE DATABASE ").name(database).add(" TEMPLATE template0").toSql());
        }
    }

    private List<Flaw> compared(Target trial, Map<TableName, Long> expected, WorkContext context) {
        List<Flaw> flaws = new ArrayList<>();
        try (Session session = sessions.job(trial, LONG)) {
            for (Map.Entry<TableName, Long> each : expected.entrySet()) {
                context.checkCancelled();
                // a partition's rows are counted with the partition: its parent has none of its own
                Sql count = new SqlBuilder().add("SELECT count(*) FROM ONLY ").table(each.getKey()).toSql();
                Rows answer = session.ask(count, 1);
                if (!answer.firstText().equals(String.valueOf(each.getValue()))) {
                    flaws.add(new Flaw(Code.ROWS,
                            each.getKey() + ": " + answer.firstText() + " / " + each.getValue()));
                }
            }
        }
        return flaws;
    }

    private void drop(Target server, Ident database) {
        try (Session session = sessions.job(server, LOOK)) {
            session.update(
                    new SqlBuilder().add("DROP DATABASE IF EXISTS ").name(database).add(" WITH (FORCE)").toSql());
        } catch (ProblemException left) {
            LOG.error("the trial's database {} is left on {}: {}", database.name(), server.name(),
                    left.problem().detail());
            throw new ProblemException(Problem.of(ProblemCode.TRIAL_LEFT, database.name(), left.problem().said())
                    .withEffect(Effect.CHANGED), left);
        }
    }
}
