package plumbline.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.Backend;
import plumbline.core.activity.BackendState;
import plumbline.core.activity.LockedObject;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.Wait;

/// A reading put together by hand.
public final class SampleWaits {

    /// The server's time of the reading.
    public static final Instant AT = Instant.parse("2026-11-21T14:02:11Z");

    private final List<Backend> backends = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private final List<PreparedTransaction> prepared = new ArrayList<>();

    /// A client's session.
    public SampleWaits session(int pid, BackendState state, String statement) {
        return add(backend(pid, 0, "client backend", state, statement, false));
    }

    /// Any process.
    public SampleWaits add(Backend backend) {
        backends.add(backend);
        return this;
    }

    /// A process with the given particulars and otherwise made-up ones.
    ///
    /// @param leader of a parallel query, or 0
    public static Backend backend(int pid, int leader, String kind, BackendState state, String statement,
            boolean own) {
        Instant begun = AT.minusSeconds(600);
        return new Backend(pid, leader, kind, "shop", "anna", "psql", "10.0.0.5:5000", state, AT.minusSeconds(3600),
                begun, begun, begun, "", "", 12L, statement, own);
    }

    /// A wait for sessions, begun some seconds before the reading.
    public SampleWaits waits(int pid, int seconds, Integer... blockers) {
        return waits(pid, new LockedObject("transactionid", "", "public.orders", "(0,1)", "745"), "ShareLock",
                AT.minusSeconds(seconds), Arrays.asList(blockers), List.of());
    }

    /// A wait for a whole table.
    public SampleWaits waitsForTable(int pid, String mode, int seconds, Integer... blockers) {
        return waits(pid, new LockedObject("relation", "shop", "public.orders", "", ""), mode,
                AT.minusSeconds(seconds), Arrays.asList(blockers), List.of());
    }

    /// A wait for a prepared transaction, which is made where it is not there yet.
    public SampleWaits waitsForPrepared(int pid, int seconds, String gid) {
        if (prepared.stream().noneMatch(each -> each.gid().equals(gid))) {
            prepared.add(new PreparedTransaction(gid, AT.minusSeconds(900), "anna", "shop", 40));
        }
        return waits(pid, new LockedObject("transactionid", "", "public.orders", "(0,2)", "746"), "ShareLock",
                AT.minusSeconds(seconds), List.of(), List.of(gid));
    }

    /// Any wait.
    public SampleWaits waits(int pid, LockedObject object, String mode, @Nullable Instant since,
            List<Integer> blockers, List<String> gids) {
        if (backends.stream().noneMatch(backend -> backend.pid() == pid)) {
            session(pid, BackendState.ACTIVE, "UPDATE orders SET note = 'x' WHERE id = 1");
        }
        waits.add(new Wait(pid, object, mode, since, blockers, gids));
        return this;
    }

    /// A root that is idle in its transaction, and so many sessions in a queue behind it.
    public static SampleWaits queue(int waiters) {
        SampleWaits sample = new SampleWaits().session(1, BackendState.IDLE_IN_TRANSACTION,
                "UPDATE orders SET note = 'x' WHERE id = 1");
        List<Integer> ahead = new ArrayList<>();
        sample.waits(2, waiters, 1);
        ahead.add(2);
        for (int pid = 3; pid < waiters + 2; pid++) {
            sample.waits(pid, new LockedObject("tuple", "shop", "public.orders", "(0,1)", ""), "ExclusiveLock",
                    AT.minusSeconds(waiters + 2L - pid), List.copyOf(ahead), List.of());
            ahead.add(pid);
        }
        return sample;
    }

    /// The reading.
    public ActivitySample sample() {
        return sample(false);
    }

    /// The reading.
    ///
    /// @param limited whether the role sees its own sessions only
    public ActivitySample sample(boolean limited) {
        return new ActivitySample(AT, "shop", false, limited, Duration.ofSeconds(1), backends, waits, prepared);
    }
}
