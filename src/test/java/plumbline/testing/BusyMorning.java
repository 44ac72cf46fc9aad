package plumbline.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.Backend;
import plumbline.core.activity.BackendState;
import plumbline.core.activity.FileUse;
import plumbline.core.activity.FileUse.Holder;
import plumbline.core.activity.FileUse.Lock;
import plumbline.core.activity.LockedObject;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.SessionList;
import plumbline.core.activity.SessionList.Horizon;
import plumbline.core.activity.TargetWaits;
import plumbline.core.activity.Wait;
import plumbline.core.activity.WaitTree;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;

/// Waits as a bad morning brings them, all at one moment.
///
/// @param now the server's time
public record BusyMorning(Instant now) {

    /// Where they happen.
    public static final Target SHOP = target("shop-prod", Environment.PRODUCTION);
    /// Where nothing happens.
    public static final Target CALM = target("billing-test", Environment.TEST);
    /// A file.
    public static final Target FILE = new Target("energy", "", Environment.STAGING,
            new SqliteAddress(Path.of("/data/energy.db")), List.of(), Target.DEFAULT_REFRESH, true);

    private static final LockedObject ORDERS = new LockedObject("relation", "shop", "public.orders", "", "");
    private static final LockedObject ROW = new LockedObject("transactionid", "shop", "public.orders", "(0,5)", "745");

    /// A PostgreSQL target of a name.
    public static Target target(String name, Environment environment) {
        return new Target(name, "", environment,
                new PostgresAddress("db1", 5432, "shop", "monitor", TlsMode.PREFER, ""), List.of(),
                Target.DEFAULT_REFRESH, true);
    }

    private Instant ago(long seconds) {
        return now.minusSeconds(seconds);
    }

    /// A client's session.
    ///
    /// @param seconds since when its transaction, statement and state last
    public Backend session(int pid, String user, String application, BackendState state, long seconds,
            String statement) {
        boolean waits = state == BackendState.ACTIVE;
        return new Backend(pid, 0, "client backend", "shop", user, application, "10.1.2." + pid % 250 + ":5" + pid,
                state, ago(seconds + 3600), state == BackendState.IDLE ? null : ago(seconds), ago(seconds),
                ago(seconds), waits ? "Lock" : "Client", waits ? "transactionid" : "ClientRead", 40L + pid % 7,
                statement, false);
    }

    private Wait wait(int pid, LockedObject object, String mode, long seconds, List<Integer> sessions) {
        return new Wait(pid, object, mode, ago(seconds), sessions, List.of());
    }

    /// Eight sessions behind one that sits idle in a transaction, a queue behind an ALTER TABLE among them; two behind a
    /// prepared transaction; a deadlock of three with one behind it.
    public ActivitySample morning() {
        List<Backend> backends = new ArrayList<>(List.of(
                session(4711, "anna", "psql", BackendState.IDLE_IN_TRANSACTION, 862,
                        "UPDATE orders SET state = 'paid', paid_at = now() WHERE id = 4200117"),
                session(4720, "shop", "checkout", BackendState.ACTIVE, 252,
                        "UPDATE orders\n   SET state = 'sent'\n WHERE id = 4200117\nRETURNING id, state"),
                session(4725, "shop", "checkout", BackendState.ACTIVE, 190,
                        "UPDATE orders SET state = 'sent' WHERE id = 4200117"),
                session(4731, "deploy", "flyway", BackendState.ACTIVE, 64,
                        "ALTER TABLE orders ADD COLUMN gift_note text"),
                session(4735, "shop", "web", BackendState.ACTIVE, 41, "SELECT * FROM orders WHERE customer = 77"),
                session(4736, "shop", "web", BackendState.ACTIVE, 33, "SELECT * FROM orders WHERE customer = 81"),
                session(4741, "report", "metabase", BackendState.ACTIVE, 12,
                        "SELECT date_trunc('day', at), sum(total) FROM orders GROUP BY 1 ORDER BY 1 DESC"),
                session(4750, "shop", "stock", BackendState.ACTIVE, 96, "UPDATE stock SET n = n - 1 WHERE id = 9"),
                session(4751, "shop", "stock", BackendState.ACTIVE, 30, "UPDATE stock SET n = n - 2 WHERE id = 9"),
                session(4760, "batch", "import-1", BackendState.ACTIVE, 3, "UPDATE price SET v = 1 WHERE id = 2"),
                session(4761, "batch", "import-2", BackendState.ACTIVE, 3, "UPDATE price SET v = 1 WHERE id = 3"),
                session(4762, "batch", "import-3", BackendState.ACTIVE, 2, "UPDATE price SET v = 1 WHERE id = 1"),
                session(4765, "shop", "web", BackendState.ACTIVE, 1, "SELECT pg_advisory_lock(42)")));
        LockedObject price = new LockedObject("transactionid", "shop", "public.price", "(3,17)", "801");
        List<Wait> waits = List.of(wait(4720, ROW, "ShareLock", 252, List.of(4711)),
                wait(4725, new LockedObject("tuple", "shop", "public.orders", "(0,5)", ""), "ExclusiveLock", 190,
                        List.of(4711, 4720)),
                wait(4731, ORDERS, "AccessExclusiveLock", 64, List.of(4711, 4720, 4725)),
                wait(4735, ORDERS, "AccessShareLock", 41, List.of(4731)),
                wait(4736, ORDERS, "AccessShareLock", 33, List.of(4731)),
                wait(4741, ORDERS, "AccessShareLock", 12, List.of(4731)),
                new Wait(4750, new LockedObject("transactionid", "shop", "public.stock", "(0,9)", "712"), "ShareLock",
                        ago(96), List.of(), List.of("gx-2041")),
                wait(4751, new LockedObject("tuple", "shop", "public.stock", "(0,9)", ""), "ExclusiveLock", 30,
                        List.of(4750)),
                wait(4760, price, "ShareLock", 3, List.of(4761)), wait(4761, price, "ShareLock", 3, List.of(4762)),
                wait(4762, price, "ShareLock", 2, List.of(4760)),
                wait(4765, new LockedObject("advisory", "shop", "", "", "42"), "ExclusiveLock", 1, List.of(4760)));
        return new ActivitySample(now, "shop", false, false, Duration.ofSeconds(5), backends, waits, prepared());
    }

    private List<PreparedTransaction> prepared() {
        return List.of(new PreparedTransaction("gx-2041", ago(5400), "xa_app", "shop", 120_311));
    }

    /// Sessions that queue for one row, each behind all before it.
    public ActivitySample queue(int waiters) {
        List<Backend> backends = new ArrayList<>(List.of(session(1000, "anna", "psql",
                BackendState.IDLE_IN_TRANSACTION, 900, "UPDATE orders SET state = 'paid' WHERE id = 1")));
        List<Wait> waits = new ArrayList<>();
        for (int i = 1; i <= waiters; i++) {
            backends.add(session(1000 + i, "shop", "checkout", BackendState.ACTIVE, waiters - i + 1L,
                    "UPDATE orders SET state = 'sent' WHERE id = 1 -- " + i));
            waits.add(wait(1000 + i, new LockedObject("tuple", "shop", "public.orders", "(0,5)", ""), "ExclusiveLock",
                    waiters - i + 1L, IntStream.range(1000, 1000 + i).boxed().toList()));
        }
        return new ActivitySample(now, "shop", false, false, Duration.ofSeconds(1), backends, waits, List.of());
    }

    /// Nobody waits.
    public ActivitySample quiet() {
        return new ActivitySample(now, "shop", false, false, Duration.ofSeconds(1), List.of(), List.of(), List.of());
    }

    /// The same as somebody without `pg_monitor` sees it.
    public static ActivitySample limited(ActivitySample all) {
        List<Backend> hidden = all.backends().stream()
                .map(each -> new Backend(each.pid(), 0, each.kind(), each.database(), each.user(), each.application(),
                        "", BackendState.HIDDEN, null, null, null, null, "", "", null, "", false))
                .toList();
        return new ActivitySample(all.at(), all.database(), all.standby(), true, all.deadlockTimeout(), hidden,
                all.waits(), all.prepared());
    }

    /// How a target stands after a reading.
    public static TargetWaits read(Target target, Instant at, ActivitySample sample) {
        return new TargetWaits(target, at, new WaitTree(sample), null, null);
    }

    /// Every session of the morning's server.
    public SessionList sessions() {
        List<Backend> all = new ArrayList<>(morning().backends());
        for (int i = 0; i < 14; i++) {
            all.add(session(4800 + i, "shop", "web", BackendState.IDLE, 5 + i * 7L, "COMMIT"));
        }
        all.add(new Backend(4900, 0, "client backend", "shop", "report", "metabase", "10.1.9.4:51000",
                BackendState.ACTIVE, ago(9000), ago(412), ago(410), ago(410), "", "", 90_113L,
                "SELECT count(*) FROM events WHERE at > now() - interval '90 days'", false));
        all.add(server(900, "checkpointer", "CheckpointerMain"));
        all.add(server(901, "background writer", "BgWriterHibernate"));
        all.add(server(905, "autovacuum launcher", "AutoVacuumMain"));
        all.add(new Backend(4990, 0, "autovacuum worker", "shop", "", "", "", BackendState.ACTIVE, ago(60), ago(60),
                ago(60), ago(60), "Timeout", "VacuumDelay", 51L, "autovacuum: VACUUM public.events", false));
        return new SessionList(now, "shop", false, all, prepared(),
                List.of(new Horizon(Horizon.Kind.PREPARED, "gx-2041", 0, 120_311),
                        new Horizon(Horizon.Kind.SESSION, "4900", 4900, 90_113)));
    }

    private Backend server(int pid, String kind, @Nullable String event) {
        return new Backend(pid, 0, kind, "", "", "", "", BackendState.NONE, ago(90_000), null, null, null, "Activity",
                event == null ? "" : event, null, "", false);
    }

    /// A file that one process writes and two read.
    public TargetWaits file(Instant at) {
        FileUse use = new FileUse(now, true, true, 48_300_000,
                List.of(new Holder(2210, "energy-import", "energy", List.of(Lock.WAL_WRITE, Lock.WAL_READ), ago(42)),
                        new Holder(2301, "python3", "anna", List.of(Lock.WAL_READ), ago(1260)),
                        new Holder(2417, "grafana", "grafana", List.of(Lock.WAL_READ), ago(2))));
        return new TargetWaits(FILE, at, null, use, null);
    }
}
