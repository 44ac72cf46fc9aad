package plumbline.db.postgresql;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import plumbline.core.backup.ArchiveContents;
import plumbline.core.backup.ArchiveOrder;
import plumbline.core.backup.DumpRequest;
import plumbline.core.backup.PostgresArchives;
import plumbline.core.backup.Tool;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.TableName;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Secrets;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.SqlFile;

/// `pg_dump` and `pg_restore` of this machine. Thread-safe.
///
/// A password goes into the environment of the one child that needs it. A file would outlive a killed program, an argument
/// is seen by every account of the machine; an environment is seen by the same account only, which could read our own
/// memory just as well.
public final class PgTools implements PostgresArchives {

    private static final SqlFile TABLES = SqlFile.read("postgresql/backup/tables.sql");
    private static final SqlFile OTHERS = SqlFile.read("postgresql/backup/other_sessions.sql");
    private static final SqlFile MARKS = SqlFile.read("postgresql/backup/marks.sql");
    private static final SqlFile MAY_CREATE = SqlFile.read("postgresql/backup/may_create.sql");

    /// A server may sort for a while before it sends the first row, and a restore builds indexes in silence.
    private static final Duration DUMP_SILENCE = Duration.ofMinutes(15);
    private static final Duration RESTORE_SILENCE = Duration.ofHours(24);
    private static final Duration READ_SILENCE = Duration.ofMinutes(5);
    private static final int LOCK_WAIT_MILLIS = 10_000;
    private static final int ATTEMPTS = 5;

    private final Secrets secrets;
    private final Sessions sessions;
    private final PgToolsSearch search;

    /// @param secrets   where passwords come from
    /// @param sessions  watch whether a restore waits for others
    /// @param folders   folders a person named, asked each time
    /// @param variables the environment's
    public PgTools(Secrets secrets, Sessions sessions, Supplier<List<Path>> folders, Map<String, String> variables) {
        this(secrets, sessions, new PgToolsSearch(folders, variables));
    }

    PgTools(Secrets secrets, Sessions sessions, PgToolsSearch search) {
        this.secrets = secrets;
        this.sessions = sessions;
        this.search = search;
    }

    @Override
    public Tool dumper(int serverMajor) {
        return search.atLeast("pg_dump", serverMajor);
    }

    @Override
    public Tool restorer(int archiveMajor) {
        return search.atLeast("pg_restore", archiveMajor);
    }

    @Override
    public void dump(Tool dumper, Target target, DumpRequest request, Path to, WorkContext context) {
        List<String> command = new ArrayList<>(List.of(dumper.path(), "--format=custom", "--verbose", "--no-password",
                "--lock-wait-timeout=" + LOCK_WAIT_MILLIS, "--file=" + to));
        if (request.level() >= 0) {
            command.add("--compress=" + request.level());
        }
        switch (request.scope()) {
            case ALL -> {
                // the tool's own default
            }
            case DATA -> command.add("--data-only");
            case SCHEMA -> command.add("--schema-only");
        }
        if (!request.tables().isEmpty()) {
            command.add("--strict-names");
        }
        // between quotes nothing of a pattern has a meaning
        request.tables().forEach(table -> command.add("--table=" + spelled(table.quoted())));
        Map<String, String> variables = variables(target, "Plumbline backup");
        if (!request.tables().isEmpty()) {
            variables.put("PGCLIENTENCODING", "UTF8"); // the names above are
        }
        PgToolsChild.Ended ended = new PgToolsChild(command, variables, DUMP_SILENCE)
                .run(new PgToolsProgress(to, context), context);
        if (ended.code() != 0 || ended.cause() != PgToolsChild.Cause.ITSELF) {
            throw failed(ended, target.name(), ProblemCode.TOOL_FAILED);
        }
    }

    /// Refuses a name that this machine's locale can't hand to another program: it would arrive as another one.
    private static String spelled(String name) {
        Charset words = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        if (!words.newEncoder().canEncode(name)) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, name, "LC_ALL=C.UTF-8"));
        }
        return name;
    }

    private Map<String, String> variables(Target target, String application) {
        PostgresAddress address = address(target);
        Map<String, String> variables = new HashMap<>();
        variables.put("PGHOST", address.host());
        variables.put("PGPORT", String.valueOf(address.port()));
        variables.put("PGDATABASE", address.database());
        variables.put("PGUSER", address.user());
        variables.put("PGSSLMODE", address.tls().word());
        if (!address.rootCert().isEmpty()) {
            variables.put("PGSSLROOTCERT", address.rootCert());
        }
        variables.put("PGGSSENCMODE", "disable");
        variables.put("PGCONNECT_TIMEOUT", "10");
        variables.put("PGAPPNAME", application);
        secrets.password(target).ifPresent(password -> {
            variables.put("PGPASSWORD", String.valueOf(password));
            Arrays.fill(password, '\0');
        });
        return variables;
    }

    private static PostgresAddress address(Target target) {
        if (target.address() instanceof PostgresAddress address) {
            return address;
        }
        throw new IllegalArgumentException("not a PostgreSQL target: " + target.name());
    }

    private static ProblemException failed(PgToolsChild.Ended ended, String subject, ProblemCode code) {
        return new ProblemException(switch (ended.cause()) {
            case CANCELLED -> Problem.of(ProblemCode.CANCELLED, subject);
            case SILENT -> Problem.of(ProblemCode.NO_ANSWER, subject, ended.words());
            case GAVE_WAY -> Problem.of(ProblemCode.LOCK_TIMEOUT, subject);
            case ITSELF -> Problem.of(code, subject, ended.words());
        });
    }

    @Override
    public ArchiveContents contents(Path archive, WorkContext context) {
        return ArchiveContents.parse(read(List.of("--list"), archive, PgToolsChild.Watch.NONE, context).output().lines()
                .toList());
    }

    @Override
    public Map<TableName, Long> countRows(Path archive, WorkContext context) {
        PgToolsRows rows = new PgToolsRows();
        read(List.of("--data-only", "--file=-"), archive, new PgToolsChild.Watch() {
            @Override
            public boolean output(byte[] buffer, int length) {
                rows.take(buffer, length);
                return true;
            }
        }, context);
        return rows.counts();
    }

    private PgToolsChild.Ended read(List<String> options, Path archive, PgToolsChild.Watch watch,
            WorkContext context) {
        List<String> command = new ArrayList<>(List.of(search.newest("pg_restore").path()));
        command.addAll(options);
        command.add(archive.toString());
        PgToolsChild.Ended ended = new PgToolsChild(command, Map.of(), READ_SILENCE).run(watch, context);
        if (ended.code() != 0 || ended.cause() != PgToolsChild.Cause.ITSELF) {
            throw failed(ended, String.valueOf(archive.getFileName()), ProblemCode.BAD_BACKUP);
        }
        return ended;
    }

    @Override
    public void restore(Tool restorer, Target target, Path archive, ArchiveOrder order, WorkContext context) {
        Optional<Path> entries = Optional.empty();
        try {
            List<String> lines = order.entries().isEmpty() && order.replaces()
                    ? ordered(target, archive, context)
                    : order.entries();
            if (!lines.isEmpty()) {
                entries = Optional.of(listed(lines));
            }
            attempts(restorer, target, archive, order, entries, context);
        } catch (IOException refused) {
            throw new ProblemException(
                    Problem.of(ProblemCode.HOME, target.name(), String.valueOf(refused.getMessage())), refused);
        } finally {
            entries.ifPresent(PgTools::remove);
        }
    }

    private List<String> ordered(Target target, Path archive, WorkContext context) {
        ArchiveContents contents = contents(archive, context);
        try (Session session = sessions.control(target)) {
            return PgToolsOrder.of(session, contents);
        }
    }

    private void attempts(Tool restorer, Target target, Path archive, ArchiveOrder order, Optional<Path> entries,
            WorkContext context) {
        List<String> command = command(restorer, address(target).database(), archive, order, entries);
        for (int attempt = 1;; attempt++) {
            try (PgToolsWait wait = new PgToolsWait(sessions, target, context)) {
                Map<String, String> variables = variables(target, wait.name());
                PgToolsChild.Ended ended = new PgToolsChild(command, variables, RESTORE_SILENCE).run(wait, context);
                if (ended.cause() == PgToolsChild.Cause.GAVE_WAY && attempt < ATTEMPTS && pause()) {
                    continue;
                }
                if (ended.cause() == PgToolsChild.Cause.GAVE_WAY) {
                    throw new ProblemException(Problem.of(ProblemCode.LOCK_TIMEOUT, target.name(), wait.holders()));
                }
                if (ended.code() != 0 || ended.cause() != PgToolsChild.Cause.ITSELF) {
                    ProblemException failure = failed(ended, target.name(), ProblemCode.TOOL_FAILED);
                    throw new ProblemException(failure.problem().withEffect(effect(ended)), failure);
                }
                return;
            }
        }
    }

    /// A tool that ended by itself because the server refused a statement never came to its commit; one that was ended, or
    /// lost its server, may have.
    private static Effect effect(PgToolsChild.Ended ended) {
        boolean refused = ended.cause() == PgToolsChild.Cause.ITSELF && ended.lines().stream().noneMatch(
                line -> line.contains("closed the connection") || line.contains("terminating connection")
                        || line.contains("could not receive data") || line.contains("could not send data")
                        || line.contains("SSL") || line.contains("COMMIT"));
        return refused ? Effect.NOTHING_CHANGED : Effect.UNKNOWN;
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(300, 900));
            return true;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path listed(List<String> entries) throws IOException {
        Path file = Files.createTempFile("plumbline-", ".list"); // 0600 on POSIX
        Files.write(file, entries, StandardCharsets.UTF_8);
        return file;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            file.toFile().deleteOnExit();
        }
    }

    private static List<String> command(Tool restorer, String database, Path archive, ArchiveOrder order,
            Optional<Path> entries) {
        List<String> command = new ArrayList<>(
                List.of(restorer.path(), "--single-transaction", "--verbose", "--no-password"));
        if (order.replaces()) {
            command.addAll(List.of("--clean", "--if-exists"));
        }
        if (!order.owners()) {
            command.addAll(List.of("--no-owner", "--no-privileges"));
        }
        if (!order.entries().isEmpty()) {
            command.add("--data-only");
        }
        entries.ifPresent(list -> command.add("--use-list=" + list));
        // as a connection string with one quoted value: a bare name that holds "=" would itself be read as one
        command.add("--dbname=dbname='" + database.replace("\\", "\\\\").replace("'", "\\'") + "'");
        command.add(archive.toString());
        return command;
    }

    @Override
    public String command(Tool restorer, Target target, Path archive, ArchiveOrder order) {
        return String.join(" ", command(restorer, address(target).database(), archive, order,
                order.entries().isEmpty() ? Optional.empty() : Optional.of(Path.of("LIST"))));
    }

    @Override
    public List<TableName> tables(Session session, List<TableName> names) {
        Set<TableName> all = new LinkedHashSet<>();
        List<String> missing = new ArrayList<>();
        for (TableName name : names) {
            Rows rows = session.ask(TABLES.bind(Map.of("table", name.quoted())), Integer.MAX_VALUE);
            if (rows.rows().isEmpty()) {
                missing.add(name.toString());
            }
            for (Row row : rows.rows()) {
                all.add(TableName.of(row.text(0), row.text(1)));
            }
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, String.join(", ", missing)));
        }
        return List.copyOf(all);
    }

    @Override
    public long otherSessions(Session session) {
        return Long.parseLong(session.ask(OTHERS.sql(), 1).firstText());
    }

    @Override
    public String marks(Session session) {
        return session.ask(MARKS.sql(), 1).firstText();
    }

    @Override
    public boolean mayCreateDatabases(Session session) {
        return Boolean.TRUE.equals(session.ask(MAY_CREATE.sql(), 1).rows().getFirst().get(0));
    }

    @Override
    public Target beside(Target target, String database) {
        PostgresAddress own = address(target);
        Target beside = target.standIn(new PostgresAddress(own.host(), own.port(), database, own.user(), own.tls(),
                own.rootCert()));
        secrets.password(target).ifPresent(password -> {
            secrets.keep(beside, password);
            Arrays.fill(password, '\0');
        });
        return beside;
    }

    @Override
    public void forget(Target beside) {
        secrets.forget(beside);
    }
}
