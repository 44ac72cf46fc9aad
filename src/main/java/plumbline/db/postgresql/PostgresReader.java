package plumbline.db.postgresql;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.ListedTable;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.Tables;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.LockHolder;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.Sessions;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.SqlFile;

/// Reads the tables of a PostgreSQL database at one instant, 13 to 18, on a standby too.
///
/// All locks are taken at once, each waited for half a second at most, and let go between attempts: who holds some while
/// waiting for others may stand in the way of those he waits for. Only then the instant is fixed, by the first question;
/// the catalog is read at that instant.
public final class PostgresReader implements LiveReader {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresReader.class);
    private static final SqlFile SETTINGS = SqlFile.read("postgresql/checkpoint/settings.sql");
    private static final SqlFile ORIGIN = SqlFile.read("postgresql/checkpoint/origin.sql");
    private static final SqlFile TIMELINE = SqlFile.read("postgresql/checkpoint/timeline.sql");
    private static final SqlFile EXPORT = SqlFile.read("postgresql/checkpoint/export.sql");
    /// For one question to the catalog; reading rows has no limit but the watch.
    private static final Duration QUESTION = Duration.ofMinutes(5);
    private static final Duration LISTING = Duration.ofSeconds(30);
    private static final Duration WAY = Duration.ofSeconds(2);
    private static final int LOCK_ATTEMPTS = 12;
    private static final int CHANGE_ATTEMPTS = 5;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);

    private final Sessions sessions;

    /// @param sessions of the console; a reading opens job sessions of its own
    public PostgresReader(Sessions sessions) {
        this.sessions = sessions;
    }

    /// A session that is ready to read.
    ///
    /// @param pid its process on the server
    record Opened(JdbcSession session, long pid, boolean standby, int major, boolean utf8) {}

    /// Tables that are locked, and what the first question after it said.
    private record Locked(ChosenTables chosen, Rows about) {}

    @Override
    public LiveTables open(Target target, Choice choice, WorkContext context) {
        return open(target, choice, false, context);
    }

    @Override
    public LiveTables open(Target target, Choice choice, boolean hold, WorkContext context) {
        JobWatch watch = JobWatch.over(sessions, target, !hold, WAY, context);
        JdbcSession session = null;
        LiveTables tables = null;
        try {
            context.checkCancelled();
            session = JdbcSession.of(sessions.job(target, QUESTION));
            Identity identity = session.identity();
            ChosenTables.Meant meant = ChosenTables.meant(session, choice);
            Opened opened = ready(session, identity.version().major());
            watch.add(opened.pid(), session);
            context.checkCancelled();
            Locked locked = locked(opened, meant, target, context);
            tables = new PostgresTables(this, opened, instant(opened, identity, meant, locked, target, hold), watch,
                    target, true);
            return tables;
        } finally {
            if (tables == null) {
                if (session != null) {
                    session.close();
                }
                watch.close();
            }
        }
    }

    @Override
    public List<ListedTable> list(Target target, WorkContext context) {
        context.checkCancelled();
        try (JdbcSession session = JdbcSession.of(sessions.job(target, LISTING));
                Subscription _ = context.onCancel(session::cancel)) {
            Opened opened = ready(session, session.identity().version().major());
            ChosenTables all = ChosenTables.of(CatalogTable.all(session), ChosenTables.meant(session, Choice.ALL),
                    opened.standby());
            return all.tables().stream().map(table -> new ListedTable(table.name(), table.rows())).toList();
        }
    }

    private static Opened ready(JdbcSession session, int major) {
        Rows rows = session.query(SETTINGS.bind(Map.of()), 1);
        Row row = rows.rows().getFirst();
        String encoding = row.text(2);
        boolean utf8 = encoding.equals("UTF8") || encoding.equals("SQL_ASCII");
        return new Opened(session, Long.parseLong(row.text(0)), Boolean.TRUE.equals(row.get(1)), major, utf8);
    }

    private Locked locked(Opened opened, ChosenTables.Meant meant, Target target, WorkContext context) {
        JdbcSession session = opened.session();
        int changes = 0;
        int waits = 0;
        while (true) {
            context.checkCancelled();
            ChosenTables wanted = ChosenTables.of(CatalogTable.all(session), meant, opened.standby());
            try {
                session.beginStable();
                lock(session, wanted.tables());
                Rows about = session.query(ORIGIN.bind(Map.of()), 1);
                ChosenTables chosen = ChosenTables.of(CatalogTable.all(session), meant, opened.standby());
                if (same(wanted, chosen)) {
                    return new Locked(chosen, about);
                }
                LOG.debug("tables of {} came or went while they were being locked", target.name());
                session.rollback();
                changes++;
            } catch (ProblemException refused) {
                session.rollback();
                switch (refused.problem().code()) {
                    case MISSING_TABLE -> changes++;
                    case LOCK_TIMEOUT, DEADLOCK -> {
                        waits++;
                        if (waits >= LOCK_ATTEMPTS) {
                            throw held(session, wanted, target, refused);
                        }
                    }
                    default -> throw refused;
                }
            }
            if (changes >= CHANGE_ATTEMPTS) {
                throw new ProblemException(Problem.of(ProblemCode.GIVES_WAY, target.name(),
                        Phrase.of("detail.tables-move", String.valueOf(changes))));
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
    }

    private static ProblemException held(JdbcSession session, ChosenTables wanted, Target target,
            ProblemException refused) {
        List<TableName> names = wanted.tables().stream().map(CatalogTable::name).toList();
        List<LockHolder> holders = session.dialect().holders(session, names);
        return new ProblemException(Problem.of(ProblemCode.LOCK_TIMEOUT, target.name(),
                holders.isEmpty() ? refused.problem().said() : Phrase.all(holders)), refused);
    }

    private static boolean same(ChosenTables wanted, ChosenTables chosen) {
        return wanted.tables().size() == chosen.tables().size() && wanted.tables().stream()
                .map(table -> Map.entry(table.oid(), table.name())).collect(java.util.stream.Collectors.toSet())
                .equals(chosen.tables().stream().map(table -> Map.entry(table.oid(), table.name()))
                        .collect(java.util.stream.Collectors.toSet()));
    }

    private static void lock(JdbcSession session, List<CatalogTable> tables) {
        if (!tables.isEmpty()) {
            session.update(new SqlBuilder().add("LOCK TABLE ")
                    .each(tables, ", ", (out, table) -> out.add("ONLY ").table(table.name()))
                    .add(" IN ACCESS SHARE MODE").toSql());
        }
    }

    private static PostgresTables.Instant instant(Opened opened, Identity identity, ChosenTables.Meant meant,
            Locked locked, Target target, boolean hold) {
        JdbcSession session = opened.session();
        CatalogReading reading = new CatalogReading(session, locked.chosen(), opened.major());
        List<SeenTable> tables = reading.tables();
        CatalogSequences sequences = CatalogSequences.read(session, locked.chosen(), meant);
        String snapshot = session.query(EXPORT.bind(Map.of()), 1).firstText();
        return new PostgresTables.Instant(origin(session, identity, locked, target),
                reading.inventory(tables, sequences), PostgresTables.byName(tables),
                new CopyStatement(reading.types(), opened.utf8()), snapshot,
                Objects.toString(locked.about().first("inserted"), ""), hold);
    }

    private static Origin origin(JdbcSession session, Identity identity, Locked locked, Target target) {
        Rows about = locked.about();
        Map<String, String> facts = new HashMap<>();
        for (String fact : List.of("snapshot", "lsn", "encoding", "collation", "provider", "locale",
                "collation_version", "lc_monetary")) {
            Object value = about.first(fact);
            if (value != null) {
                facts.put(fact, value.toString());
            }
        }
        if (Boolean.TRUE.equals(about.first("may_ask_timeline"))) {
            facts.put("timeline", session.query(TIMELINE.bind(Map.of()), 1).firstText());
        }
        if (Boolean.TRUE.equals(about.first("standby"))) {
            facts.put("standby", "true");
        }
        if ("SQL_ASCII".equals(facts.get("encoding"))) {
            facts.put("warning", "sql-ascii");
        }
        facts.put("settings", "DateStyle=ISO, IntervalStyle=postgres, extra_float_digits=3, bytea_output=hex,"
                + " TimeZone=UTC, xmloption=content");
        return new Origin(Engine.POSTGRESQL, target.name(), identity,
                PostgresTables.at(Objects.toString(about.first("at"))), facts);
    }

    /// Another reading of the same instant.
    LiveTables beside(PostgresTables.Instant instant, JobWatch watch, Target target) {
        JdbcSession session = JdbcSession.of(sessions.job(target, QUESTION));
        LiveTables tables = null;
        try {
            Opened opened = ready(session, instant.origin().identity().version().major());
            watch.add(opened.pid(), session);
            session.beginStable();
            session.update(
                    new SqlBuilder().add("SET TRANSACTION SNAPSHOT ").literal(instant.snapshot()).toSql());
            if (instant.lockAll()) {
                lock(session, instant.tables().values().stream().map(SeenTable::table).toList());
            }
            tables = new PostgresTables(this, opened, instant, watch, target, false);
            return tables;
        } finally {
            if (tables == null) {
                session.close();
            }
        }
    }

    @Override
    public Tables openCopy(Path file, Origin origin) {
        throw new UnsupportedOperationException("no copy of a file is a PostgreSQL database");
    }
}
