package plumbline.db.postgresql;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.ActivityReader;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.Backend;
import plumbline.core.activity.BackendState;
import plumbline.core.activity.LockMode;
import plumbline.core.activity.LockedObject;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.SessionList;
import plumbline.core.activity.Wait;
import plumbline.core.session.Access;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.sql.KeyArray;
import plumbline.core.target.ServerVersion;
import plumbline.db.jdbc.SqlFile;

/// Reads a PostgreSQL server's activity, 13 to 18, on a standby too. Stateless.
///
/// The statements and their sources are in `resources/plumbline/db/postgresql/activity`.
public final class PostgresActivity implements ActivityReader {

    private static final SqlFile ANYBODY = SqlFile.read("postgresql/activity/anybody.sql");
    private static final SqlFile ABOUT = SqlFile.read("postgresql/activity/about.sql");
    private static final SqlFile WAITS = SqlFile.read("postgresql/activity/waits.sql");
    private static final SqlFile BACKENDS = SqlFile.read("postgresql/activity/backends.sql");
    private static final SqlFile PREPARED = SqlFile.read("postgresql/activity/prepared.sql");
    private static final SqlFile HORIZON = SqlFile.read("postgresql/activity/horizon.sql");
    private static final KeyArray OWN = new KeyArray("text", ConnectionSettings.names());

    @Override
    public boolean anybodyWaits(Session session) {
        return Boolean.TRUE.equals(session.query(ANYBODY.sql(), 1).first("waits"));
    }

    @Override
    public ActivitySample waits(Session session) {
        return atOnce(session, () -> {
            Rows about = session.query(ABOUT.sql(), 1);
            ServerVersion server = new ServerVersion((int) number(about, "version"), "");
            Rows locks = session.query(WAITS.sql(), Integer.MAX_VALUE);
            List<Backend> backends = backends(session, locks);
            Set<Integer> own = new HashSet<>();
            backends.stream().filter(Backend::own).forEach(backend -> own.add(backend.pid()));
            List<Wait> waits = new Waits(locks, backends, server).all().stream()
                    .filter(wait -> !own.contains(wait.pid())).toList();
            List<PreparedTransaction> prepared = waits.stream().allMatch(wait -> wait.prepared().isEmpty())
                    ? List.of()
                    : prepared(session).stream().filter(each -> waits.stream()
                            .anyMatch(wait -> wait.prepared().contains(each.gid()))).toList();
            return new ActivitySample(moment(about, "now"), text(about, "database"), is(about, "standby"),
                    is(about, "limited"), Duration.ofMillis(number(about, "deadlock_millis")),
                    involved(backends, waits), waits, prepared);
        });
    }

    /// Those that wait or are waited for; the console's own only where somebody waits for them.
    private static List<Backend> involved(List<Backend> backends, List<Wait> waits) {
        Set<Integer> pids = new HashSet<>();
        for (Wait wait : waits) {
            pids.add(wait.pid());
            pids.addAll(wait.sessions());
        }
        return backends.stream().filter(backend -> pids.contains(backend.pid())).toList();
    }

    private static List<Backend> backends(Session session, Rows locks) {
        Set<Integer> pids = new LinkedHashSet<>();
        for (Row row : locks.rows()) {
            if (row.get(1) instanceof Long pid) {
                pids.add(pid.intValue());
                Waits.pids(row.text(5), pids::add);
            }
        }
        return pids.isEmpty() ? List.of() : backends(session, pids, false);
    }

    /// These processes, those that are gone left out.
    ///
    /// @param everybody whether all others, too, but the console's own
    static List<Backend> backends(Session session, Collection<Integer> pids, boolean everybody) {
        KeyArray chosen = new KeyArray("int4", List.copyOf(pids));
        return session.query(BACKENDS.bind(Map.of("own", OWN, "pids", chosen, "everybody", everybody)),
                Integer.MAX_VALUE).rows().stream().map(PostgresActivity::backend).toList();
    }

    @Override
    public SessionList sessions(Session session) {
        return atOnce(session, () -> {
            Rows about = session.query(ABOUT.sql(), 1);
            List<Backend> backends = backends(session, List.of(), true);
            List<SessionList.Horizon> horizon = new ArrayList<>();
            for (Row row : session.query(HORIZON.bind(Map.of("own", OWN)), Integer.MAX_VALUE).rows()) {
                horizon.add(new SessionList.Horizon(SessionList.Horizon.Kind.valueOf(row.text(0)), row.text(1),
                        Integer.parseInt(row.text(2)), Long.parseLong(row.text(3))));
            }
            List<PreparedTransaction> prepared = prepared(session);
            return new SessionList(moment(about, "now"), text(about, "database"), is(about, "limited"), backends,
                    prepared, horizon);
        });
    }

    /// In one transaction, so that the server is asked for it once.
    private static <T> T atOnce(Session session, Supplier<T> reading) {
        session.begin(Access.READ_ONLY);
        try {
            return reading.get();
        } finally {
            session.rollback();
        }
    }

    private static List<PreparedTransaction> prepared(Session session) {
        List<PreparedTransaction> all = new ArrayList<>();
        for (Row row : session.query(PREPARED.sql(), Integer.MAX_VALUE).rows()) {
            all.add(new PreparedTransaction(row.text(0), instant(Long.parseLong(row.text(1))), row.text(2),
                    row.text(3), Long.parseLong(row.text(4))));
        }
        return all;
    }

    private static Backend backend(Row row) {
        BackendState state = row.text(7).equals("hidden") ? BackendState.HIDDEN : BackendState.of(row.text(7));
        int leader = row.get(1) instanceof Long pid ? pid.intValue() : 0;
        return new Backend(Integer.parseInt(row.text(0)), leader, row.text(2), row.text(3), row.text(4), row.text(5),
                row.text(6), state, time(row, 8), time(row, 9), time(row, 10), time(row, 11), row.text(12),
                row.text(13), row.get(14) instanceof Long age ? age : null, row.text(15),
                Boolean.TRUE.equals(row.get(16)));
    }

    private static @Nullable Instant time(Row row, int place) {
        return row.get(place) instanceof Long micros ? instant(micros) : null;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Instant moment(Rows rows, String column) {
        return instant(number(rows, column));
    }

    private static long number(Rows rows, String column) {
        return rows.first(column) instanceof Long number ? number : 0;
    }

    private static String text(Rows rows, String column) {
        return String.valueOf(rows.first(column));
    }

    private static boolean is(Rows rows, String column) {
        return Boolean.TRUE.equals(rows.first(column));
    }

    /// The waits of one reading. Columns: kind, pid, tag, mode, gid, blockers, since, locktype, database, relation, row,
    /// number.
    private static final class Waits {

        private final Rows rows;
        private final ServerVersion server;
        private final Map<Integer, Backend> backends = new HashMap<>();
        private final Map<String, List<Row>> held = new HashMap<>();

        Waits(Rows rows, List<Backend> backends, ServerVersion server) {
            this.rows = rows;
            this.server = server;
            backends.forEach(backend -> this.backends.put(backend.pid(), backend));
            for (Row row : rows.rows()) {
                if (isHolder(row)) {
                    held.computeIfAbsent(row.text(2), _ -> new ArrayList<>()).add(row);
                }
            }
        }

        List<Wait> all() {
            List<Wait> waits = new ArrayList<>();
            for (Row row : rows.rows()) {
                if (!isHolder(row)) {
                    waits.add(wait(row));
                }
            }
            // one without a blocker got its lock between the server's two looks
            return waits.stream().filter(wait -> !wait.sessions().isEmpty() || !wait.prepared().isEmpty()).toList();
        }

        private static boolean isHolder(Row row) {
            return row.text(0).equals("held") || row.text(0).equals("holder");
        }

        private Wait wait(Row row) {
            int pid = Integer.parseInt(row.text(1));
            Set<Integer> blockers = new LinkedHashSet<>();
            pids(row.text(5), blockers::add);
            if (blockers.isEmpty()) {
                standing(row, "holder").map(lock -> Integer.valueOf(lock.text(1))).forEach(blockers::add);
            }
            List<String> prepared = blockers.remove(0) ? holders(row) : List.of();
            LockedObject object = new LockedObject(row.text(7), row.text(8), row.text(9), row.text(10), row.text(11));
            return new Wait(pid, object, row.text(3), since(row, pid), List.copyOf(blockers), prepared);
        }

        /// The locks on the same thing that stand against the one that is waited for.
        ///
        /// @param kind `held` of prepared transactions, `holder` of processes
        private Stream<Row> standing(Row waiting, String kind) {
            LockMode wanted = LockMode.of(waiting.text(3)).orElse(LockMode.ACCESS_EXCLUSIVE);
            return held.getOrDefault(waiting.text(2), List.of()).stream().filter(lock -> lock.text(0).equals(kind))
                    .filter(lock -> LockMode.of(lock.text(3)).map(wanted::conflictsWith).orElse(false));
        }

        /// The prepared transactions among those that hold the same lock whose mode stands against this one: others may
        /// hold it side by side with the waiter.
        private List<String> holders(Row waiting) {
            Set<String> names = new LinkedHashSet<>();
            standing(waiting, "held").map(lock -> lock.text(4)).forEach(names::add);
            // gone between the server's two looks: somebody stood there, and the next reading knows
            return names.isEmpty() ? List.of("") : List.copyOf(names);
        }

        /// Since 14 the server keeps when a wait began; before, a waiting session last changed its state when it began
        /// the statement that waits.
        private @Nullable Instant since(Row row, int pid) {
            Instant told = time(row, 6);
            Backend backend = backends.get(pid);
            return told == null && server.major() < 14 && backend != null ? backend.changed() : told;
        }

        /// Reads an array of the server, such as `{12,15}`.
        static void pids(String array, java.util.function.IntConsumer each) {
            int number = 0;
            boolean inNumber = false;
            for (int i = 0; i < array.length(); i++) {
                char c = array.charAt(i);
                if (c >= '0' && c <= '9') {
                    number = number * 10 + (c - '0');
                    inNumber = true;
                } else if (inNumber) {
                    each.accept(number);
                    number = 0;
                    inNumber = false;
                }
            }
        }
    }
}
