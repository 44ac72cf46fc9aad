package plumbline.db.postgresql;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.Signals;
import plumbline.core.activity.Verb;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.db.jdbc.SqlFile;

/// Signals of PostgreSQL (documentation, "Server Signaling Functions" and "COMMIT PREPARED"). Stateless.
///
/// Moments travel as text with all their digits, since a session is recognised by the microsecond it began at. Whether a
/// session has ended is looked for by another statement on every version, although from 14 on `pg_terminate_backend` can
/// wait for it: with a wait its answer no longer tells whether the signal was sent.
public final class PostgresSignals implements Signals {

    private static final SqlFile CANCEL = SqlFile.read("postgresql/signal/cancel.sql");
    private static final SqlFile TERMINATE = SqlFile.read("postgresql/signal/terminate.sql");
    private static final SqlFile LOOK = SqlFile.read("postgresql/signal/look.sql");
    private static final SqlFile PREPARED_THERE = SqlFile.read("postgresql/signal/prepared.sql");

    @Override
    public List<Backend> read(Session session, List<Integer> pids) {
        return PostgresActivity.backends(session, pids, false);
    }

    @Override
    public String statement(Verb verb, Backend to) {
        Map<String, @Nullable Object> values = values(to);
        return withoutNotes(file(verb).statement().written(name -> {
            Object value = values.get(name);
            return value == null ? "NULL" : value instanceof Integer ? value.toString() : "'" + value + "'";
        }));
    }

    /// The files begin with notes for whoever reads them there.
    private static String withoutNotes(String text) {
        return text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    }

    @Override
    public Optional<Boolean> send(Session session, Verb verb, Backend to) {
        Rows answer = session.query(file(verb).bind(values(to)), 1);
        return answer.rows().isEmpty()
                ? Optional.empty()
                : Optional.of(Boolean.TRUE.equals(
                        answer.rows().getFirst().get(0)));
    }

    private static SqlFile file(Verb verb) {
        return switch (verb) {
            case CANCEL -> CANCEL;
            case TERMINATE -> TERMINATE;
            case WAIT, ASK, COMMIT_PREPARED, ROLLBACK_PREPARED ->
                throw new IllegalArgumentException("no signal: " + verb);
        };
    }

    private static Map<String, @Nullable Object> values(Backend to) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("pid", to.pid());
        values.put("started", text(to.started()));
        values.put("query", text(to.query()));
        return values;
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    @Override
    public Map<Integer, Boolean> look(Session session, List<Backend> backends) {
        Rows rows = session.query(LOOK.bind(Map.of(
                "pids", new KeyArray("int4", backends.stream().map(Backend::pid).toList()),
                "starts", new KeyArray("text", backends.stream().map(each -> text(each.started())).toList()),
                "queries", new KeyArray("text", backends.stream().map(each -> text(each.query())).toList()))),
                backends.size());
        Map<Integer, Boolean> there = new HashMap<>();
        for (Row row : rows.rows()) {
            there.put(Integer.parseInt(row.text(0)), Boolean.TRUE.equals(row.get(1)));
        }
        return there;
    }

    @Override
    public String statement(Verb verb, String gid) {
        return sql(verb, gid).text();
    }

    @Override
    public void finish(Session session, Verb verb, String gid) {
        session.update(sql(verb, gid));
    }

    private static Sql sql(Verb verb, String gid) {
        SqlBuilder sql = new SqlBuilder();
        return switch (verb) {
            case COMMIT_PREPARED -> sql.add("COMMIT PREPARED ").literal(gid).toSql();
            case ROLLBACK_PREPARED -> sql.add("ROLLBACK PREPARED ").literal(gid).toSql();
            case WAIT, ASK, CANCEL, TERMINATE -> throw new IllegalArgumentException("not for a transaction: " + verb);
        };
    }

    @Override
    public boolean isThere(Session session, PreparedTransaction transaction) {
        return !session.query(PREPARED_THERE.bind(Map.of("gid", transaction.gid(), "prepared",
                transaction.prepared().toString())), 1).rows().isEmpty();
    }
}
