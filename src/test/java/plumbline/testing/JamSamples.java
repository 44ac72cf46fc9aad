package plumbline.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.Backend;
import plumbline.core.activity.BackendState;
import plumbline.core.activity.LockedObject;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.Wait;

/// Readings of waits as a server would give them.
public final class JamSamples {

    public static final Instant NOW = Instant.parse("2026-11-20T14:30:00.123456Z");
    public static final int HOLDER = 4711;

    private JamSamples() {}

    /// Nobody waits.
    public static ActivitySample quiet(Instant at) {
        return new ActivitySample(at, "shop", false, false, Duration.ofSeconds(1), List.of(), List.of(), List.of());
    }

    /// One session idle in transaction and a queue behind it on one row; the first waiter began to wait ten seconds
    /// before [#NOW], the others a millisecond apart.
    public static ActivitySample queue(Instant at, int waiters) {
        List<Backend> backends = new ArrayList<>();
        List<Wait> waits = new ArrayList<>();
        List<Integer> ahead = new ArrayList<>(List.of(HOLDER));
        backends.add(
                backend(HOLDER, BackendState.IDLE_IN_TRANSACTION, "UPDATE orders SET state = 'paid' WHERE id = 7"));
        for (int i = 1; i <= waiters; i++) {
            int pid = HOLDER + 3 * i;
            backends.add(backend(pid, BackendState.ACTIVE, "UPDATE orders SET note = 'for " + i + "' WHERE id = 7"));
            LockedObject object = i == 1
                    ? new LockedObject("transactionid", "", "public.orders", "(0,7)", "745")
                    : new LockedObject("tuple", "shop", "public.orders", "(0,7)", "");
            waits.add(new Wait(pid, object, i == 1 ? "ShareLock" : "ExclusiveLock",
                    NOW.minusSeconds(10).plusNanos(1_000_000L * i + 1_000L * new Random(pid).nextInt(900)), ahead,
                    List.of()));
            ahead.add(pid);
        }
        return new ActivitySample(at, "shop", false, false, Duration.ofSeconds(1), backends, waits, List.of());
    }

    /// A session that waits for a prepared transaction; ages in transactions grow by `later`.
    public static ActivitySample prepared(Instant at, long later) {
        Backend waiter = backend(5000, BackendState.ACTIVE, "DELETE FROM orders");
        Wait wait = new Wait(5000, new LockedObject("relation", "shop", "public.orders", "", ""),
                "RowExclusiveLock", null, List.of(), List.of("gx1"));
        return new ActivitySample(at, "shop", true, true, Duration.ofSeconds(1),
                List.of(aged(waiter, 12 + later)), List.of(wait),
                List.of(new PreparedTransaction("gx1", NOW.minusSeconds(60), "anna", "shop", 30 + later)));
    }

    private static Backend aged(Backend b, long xmin) {
        return new Backend(b.pid(), b.leader(), b.kind(), b.database(), b.user(), b.application(), b.client(),
                b.state(), b.started(), b.transaction(), b.query(), b.changed(), b.waitType(), b.waitEvent(), xmin,
                b.statement(), b.own());
    }

    public static Backend backend(int pid, BackendState state, String statement) {
        Random random = new Random(pid); // the same for each process, and nothing that compresses better than real times
        Instant began = NOW.minusSeconds(20).plusNanos(1_000L * random.nextInt(9_000_000));
        boolean waits = state == BackendState.ACTIVE;
        return new Backend(pid, 0, "client backend", "shop", "anna", "order-api",
                "10.1.2.3:" + (20_000 + random.nextInt(40_000)),
                state, began.minusSeconds(3600).plusNanos(1_000L * random.nextInt(900_000_000)), began,
                began.plusNanos(1_000L * random.nextInt(5_000)), began.plusNanos(1_000L * random.nextInt(5_000)),
                waits ? "Lock" : "Client", waits ? "tuple" : "ClientRead", null, statement, false);
    }
}
