package plumbline.core.activity;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.target.Address;
import plumbline.core.target.Target;

/// Asks one target who waits and tells how it stands. Used by one thread at a time.
///
/// While nobody waits a round is one cheap question. It takes the kept control session for as long as its statements
/// run, which that session's own timeout bounds, and gives it back between two rounds.
final class WaitsPoller {

    /// One second: a wait that a person notices is seen, and half of those of a second.
    static final Duration BEAT = Duration.ofSeconds(1);
    /// A look at the system's list of locks costs SQLite nothing, but a system with thousands of locks some milliseconds.
    static final Duration FILE_BEAT = Duration.ofSeconds(2);
    /// From here on a round is no longer cheap, and the next one waits nine times as long: a tenth of the time at most.
    private static final Duration CHEAP = Duration.ofMillis(200);
    private static final int SHARE = 9;
    private static final Duration SLOWEST = Duration.ofSeconds(60);
    /// How old the moment of the last look may be on screens while nothing else changes.
    private static final Duration SAID_AGAIN = Duration.ofSeconds(5);

    private final Sessions sessions;
    private final ActivityReader reader;
    private final FileUseReader files;
    private final InstantSource clock;
    private final Consumer<TargetWaits> tell;
    private final BiConsumer<String, ActivitySample> keep;
    private volatile TargetWaits waits;
    private int misses;
    private long tookNanos;
    private long listedAt;
    private boolean listed;

    WaitsPoller(Target target, Sessions sessions, ActivityReader reader, FileUseReader files, InstantSource clock,
            Consumer<TargetWaits> tell, BiConsumer<String, ActivitySample> keep) {
        this.sessions = sessions;
        this.reader = reader;
        this.files = files;
        this.clock = clock;
        this.tell = tell;
        this.keep = keep;
        this.waits = new TargetWaits(target, null, null, null, null);
    }

    TargetWaits waits() {
        return waits;
    }

    /// How long to wait before the next round.
    Duration pause() {
        if (misses > 0) {
            return Duration.ofSeconds(Math.min(10, 1L << Math.min(misses - 1, 4)));
        }
        Duration beat = waits.target().address() instanceof Address.SqliteAddress ? FILE_BEAT : BEAT;
        Duration took = Duration.ofNanos(tookNanos);
        if (took.compareTo(CHEAP) <= 0) {
            return beat.minus(took);
        }
        Duration fair = took.multipliedBy(SHARE);
        return fair.compareTo(SLOWEST) > 0 ? SLOWEST : fair.compareTo(beat) > 0 ? fair : beat;
    }

    /// One round.
    ///
    /// @param whole whether the full reading is wanted even where nobody waits
    /// @param list  takes the sessions, where they are wanted, too
    void round(boolean whole, @Nullable Consumer<Outcome<SessionList>> list) {
        try {
            switch (waits.target().address()) {
                case Address.SqliteAddress(Path path) -> file(path);
                case Address.PostgresAddress _ -> server(whole, list);
            }
            misses = 0;
        } catch (ProblemException failed) {
            misses++;
            lost(failed.problem(), list);
        }
    }

    private void file(Path path) {
        long began = System.nanoTime();
        FileUse use = files.read(path);
        tookNanos = System.nanoTime() - began;
        FileUse known = waits.file();
        boolean same = known != null && waits.problem() == null && known.told() == use.told()
                && known.wal() == use.wal() && known.walBytes() == use.walBytes()
                && known.holders().equals(use.holders());
        publish(new TargetWaits(waits.target(), clock.instant(), null, use, null), same);
    }

    private void server(boolean whole, @Nullable Consumer<Outcome<SessionList>> list) {
        WaitTree tree = waits.tree();
        boolean waited = tree != null && !tree.sample().isQuiet();
        // after a first look, and after a silence, who asks may have other rights, and the server another role
        boolean unsure = whole || tree == null || misses > 0;
        ActivitySample sample = null;
        Outcome<SessionList> listing = null;
        try (Session session = sessions.control(waits.target())) {
            long began = System.nanoTime();
            boolean waiting = reader.anybodyWaits(session);
            if (waiting || waited || unsure) {
                sample = reader.waits(session);
            }
            if (list != null && listDue(whole)) {
                listing = Outcome.of(() -> reader.sessions(session));
                listed = true;
                listedAt = System.nanoTime();
            }
            tookNanos = System.nanoTime() - began;
        }
        if (sample != null) {
            read(sample, whole);
        } else {
            publish(new TargetWaits(waits.target(), clock.instant(), tree, null, null), waits.problem() == null);
        }
        if (listing != null && list != null) {
            list.accept(listing);
        }
    }

    private void read(ActivitySample sample, boolean whole) {
        WaitTree known = waits.tree();
        boolean same = known != null && quietlySame(known.sample(), sample);
        WaitTree tree = known != null && same ? known : new WaitTree(sample);
        if (!sample.isQuiet()) {
            keep.accept(waits.target().name(), sample);
        }
        // who asks for it wants to see that it was done
        publish(new TargetWaits(waits.target(), clock.instant(), tree, null, null),
                same && !whole && waits.problem() == null);
    }

    private static boolean quietlySame(ActivitySample before, ActivitySample now) {
        return before.isQuiet() && now.isQuiet() && before.limited() == now.limited()
                && before.standby() == now.standby() && before.database().equals(now.database());
    }

    /// The sessions are asked for afresh from now on.
    void forgetList() {
        listed = false;
    }

    private boolean listDue(boolean asked) {
        Duration every = waits.target().refresh();
        // half a beat of tolerance, or an interval equal to the beat would be missed every other time
        return asked || !listed
                || System.nanoTime() - listedAt + BEAT.toNanos() / 2 >= every.toNanos();
    }

    private void lost(Problem problem, @Nullable Consumer<Outcome<SessionList>> list) {
        // what was seen last stays, with its age
        publish(new TargetWaits(waits.target(), waits.at(), waits.tree(), waits.file(), problem), false);
        if (list != null) {
            list.accept(new Outcome.Failed<>(problem));
        }
    }

    private void publish(TargetWaits next, boolean same) {
        Instant said = waits.at();
        Instant now = next.at();
        boolean recent = same && said != null && now != null
                && Duration.between(said, now).abs().compareTo(SAID_AGAIN) < 0;
        if (!recent && !Objects.equals(next, waits)) {
            waits = next;
            tell.accept(next);
        }
    }
}
