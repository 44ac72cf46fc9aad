package plumbline.db.sqlite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.SqlFile;

/// The tables of a SQLite file on one connection: of a target inside a read transaction, of a private copy, or of a target
/// that is being restored.
///
/// On a target without WAL others can't commit until it is closed, or its file was copied: then the copy is to be read.
final class SqliteTables implements LiveTables {

    private static final SqlFile FACTS = SqlFile.read("sqlite/checkpoint_facts.sql");
    private static final List<String> FACT_NAMES = List.of("encoding", "page_size", "user_version", "application_id",
            "schema_version", "auto_vacuum", "journal_mode");

    private final SqliteAccess access;
    private final Choice choice;
    private final Origin origin;
    private final Charset encoding;
    private @Nullable Inventory inventory;
    private boolean copied;

    private SqliteTables(SqliteAccess access, Choice choice, Origin origin, Charset encoding) {
        this.access = access;
        this.choice = choice;
        this.origin = origin;
        this.encoding = encoding;
    }

    /// The tables of a target; the first question fixes the instant where a read transaction is open.
    static SqliteTables ofTarget(SqliteAccess access, Choice choice, Identity identity, Instant at) {
        Map<String, String> facts = facts(access);
        Origin origin = new Origin(Engine.SQLITE, access.target().name(), identity, at, facts);
        return new SqliteTables(access, choice, origin, charset(facts));
    }

    /// The tables of a private copy.
    static SqliteTables ofCopy(SqliteAccess access, Origin origin) {
        return new SqliteTables(access, Choice.ALL, origin, charset(facts(access)));
    }

    private static Map<String, String> facts(SqliteAccess access) {
        Row row = access.ask(FACTS.sql()).getFirst();
        Map<String, String> facts = new HashMap<>();
        for (int i = 0; i < FACT_NAMES.size(); i++) {
            facts.put(FACT_NAMES.get(i), row.text(i));
        }
        return facts;
    }

    private static Charset charset(Map<String, String> facts) {
        // SQLite names them UTF-8, UTF-16le and UTF-16be
        return Charset.forName(facts.getOrDefault("encoding", StandardCharsets.UTF_8.name()));
    }

    @Override
    public Origin origin() {
        return origin;
    }

    /// The file's encoding of texts.
    Charset encoding() {
        return encoding;
    }

    @Override
    public Inventory inventory() {
        Inventory known = inventory;
        if (known == null) {
            known = SqliteInventory.read(access, choice);
            inventory = known;
        }
        return known;
    }

    @Override
    public TupleReader rows(TableForm form) {
        if (copied) {
            throw new IllegalStateException("the file was copied and let go; read the copy");
        }
        SqlBuilder sql = SqliteTuples.columns(new SqlBuilder().add("SELECT "), form.columns()).add(" FROM main.")
                .table(form.name()).add(" AS t");
        return reader(form, form.ordered() ? inOrder(sql, form) : sql);
    }

    /// Reads the rows of a statement that selects what [SqliteTuples#columns] asks for.
    TupleReader reader(TableForm form, SqlBuilder sql) {
        Sql query = sql.toSql();
        return new SqliteRowReader(access, query, form.columns().size(), encoding);
    }

    /// Adds the key's order; `t` is the table.
    static SqlBuilder inOrder(SqlBuilder sql, TableForm form) {
        if (form.key().isEmpty()) {
            return sql;
        }
        return sql.add(" ORDER BY ").each(form.key(), ", ", (SqlBuilder out, KeyPart part) -> out.add("t.")
                .name(form.columns().get(part.column()).name()).add(" COLLATE BINARY"));
    }

    @Override
    public LiveTables beside() {
        throw new UnsupportedOperationException("a file's instant can't be shared by connections");
    }

    @Override
    public boolean wholeFile() {
        return true;
    }

    @Override
    public void copyFile(Path to, WorkContext context) {
        SqliteCopy.create(access.target(), to);
        boolean whole = false;
        try {
            access.run(connection -> {
                PageCopy.copy(connection, to, context::cancelled);
                return true;
            });
            whole = true;
            copied = true;
            access.run(SqliteTables::letGo);
        } catch (ProblemException failed) {
            // the driver's words for a stop are those for a deadline
            throw context.cancelled()
                    ? new ProblemException(Problem.of(ProblemCode.CANCELLED, access.target().name()), failed)
                    : new ProblemException(SqliteCopy.placed(failed.problem(), to), failed);
        } finally {
            if (!whole) {
                SqliteCopy.delete(to);
            }
        }
    }

    /// Without WAL others can commit again from here on.
    private static boolean letGo(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
            statement.execute("BEGIN"); // the session's own, on which nothing is asked any more
            return true;
        }
    }

    /// Whether a row has these values in its foreign key, and they lead nowhere.
    boolean dangles(LinkForm link, Row values) {
        SqlBuilder sql = new SqlBuilder().add("SELECT EXISTS (SELECT 1 FROM main.").table(link.child())
                .add(" AS c WHERE ");
        matched(sql, link.columns(), values);
        sql.add(") AND NOT EXISTS (SELECT 1 FROM main.").table(link.parent()).add(" AS p WHERE ");
        matched(sql, link.keys(), values).add(")");
        try {
            return access.ask(sql.toSql()).getFirst().text(0).equals("1");
        } catch (ProblemException other) {
            return false; // it had not these tables or columns
        }
    }

    private static SqlBuilder matched(SqlBuilder sql, List<Ident> columns, Row values) {
        return sql.each(IntStream.range(0, columns.size()).boxed().toList(), " AND ",
                (out, i) -> out.name(columns.get(i)).add(" = ").bind(values.get(i)));
    }

    /// How many references of a table lead nowhere.
    long orphans(String child) {
        return RestoreChecks.orphans(access, child);
    }

    /// What SQLite finds wrong with a file; empty: nothing. Reads all of it.
    static List<String> faults(SqliteAccess access) {
        return access.ask(Sql.of("PRAGMA integrity_check")).stream().map(row -> row.text(0))
                .filter(line -> !line.equals("ok")).toList();
    }

    @Override
    public void close() {
        access.close();
    }
}
