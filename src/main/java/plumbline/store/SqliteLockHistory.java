package plumbline.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.KeptStatements;
import plumbline.core.activity.LockHistory;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.ParticipantName;
import plumbline.core.activity.Wait;
import plumbline.core.activity.WaitTree;
import plumbline.core.sql.Sql;

/// The waits of the past, in the store. Thread-safe.
///
/// A reading in which only time has passed is a row of some twenty bytes that points to the picture before it; what has
/// changed is a new picture. Measured: a picture of 10 waiters has 0.9 kB, one of 500 waiters on one row (124,751 edges)
/// 13 kB; a jam that stands adds 20 bytes a second, one of 500 in which every second somebody comes or goes 13 kB. Where
/// two consoles watch one target, an episode has the readings of both.
public final class SqliteLockHistory implements LockHistory {

    /// Readings less than this apart belong to one episode: a wait that ends and begins again at once is one jam, and
    /// a server that takes a second to answer is read only every ten.
    static final Duration GAP = Duration.ofSeconds(15);

    /// A wait that claims to be older than this was not told well: no transaction that old keeps others waiting unseen.
    private static final Duration OLDEST = Duration.ofDays(30);

    private final Store store;
    private final StoreProblems problems;
    private final Retention retention;
    private final Supplier<KeptStatements> statements;
    private final Map<String, Shown> last = new ConcurrentHashMap<>();

    /// @param statements how statements are kept; asked at each reading
    public SqliteLockHistory(Store store, Retention retention, Supplier<KeptStatements> statements) {
        this.store = store;
        this.problems = store.problems();
        this.retention = retention;
        this.statements = statements;
    }

    /// The picture a target's last reading pointed to.
    ///
    /// @param culprit the root that blocked most in it
    private record Shown(long episode, long id, ByteBuffer picture, Culprit culprit) {}

    /// @param name see [LockHistory.Episode]
    private record Culprit(String name, int blocks) {}

    @Override
    public void keep(String target, ActivitySample sample) {
        if (sample.isQuiet()) {
            return;
        }
        byte[] picture = WaitPicture.encode(statements.get().of(sample));
        Shown before = last.get(target);
        boolean same = before != null && before.picture().equals(ByteBuffer.wrap(picture));
        Culprit culprit = before != null && same ? before.culprit() : culprit(new WaitTree(sample));
        last.put(target, store.write(change -> {
            long episode = episode(change, target, sample, culprit);
            long id = before != null && same && before.episode() == episode && isThere(change, before.id())
                    ? before.id()
                    : add(change, episode, sample.at(), picture);
            change.update(Sql.of("INSERT OR REPLACE INTO lock_reading (episode, at, picture, transactions)"
                    + " VALUES (?, ?, ?, ?)", episode, Nanos.of(sample.at()), id, WaitPicture.transactions(sample)));
            return new Shown(episode, id, ByteBuffer.wrap(picture), culprit);
        }));
        retention.step();
    }

    /// It may have been too much for the store meanwhile.
    private static boolean isThere(StoreTransaction change, long picture) {
        return change.first(Sql.of("SELECT 1 FROM lock_picture WHERE id = ?", picture), row -> row.getInt(1))
                .isPresent();
    }

    private static long add(StoreTransaction change, long episode, Instant at, byte[] picture) {
        change.update(Sql.of("INSERT INTO lock_picture (episode, at, size, picture) VALUES (?, ?, ?, ?)", episode,
                Nanos.of(at), picture.length, picture));
        return newest(change);
    }

    private static long newest(StoreTransaction change) {
        return change.first(Sql.of("SELECT last_insert_rowid()"), row -> row.getLong(1)).orElseThrow();
    }

    /// The episode a reading belongs to, with what it adds to it.
    private static long episode(StoreTransaction change, String target, ActivitySample sample, Culprit culprit) {
        long at = Nanos.of(sample.at());
        Optional<long[]> latest = change.first(Sql.of("""
                SELECT id, ended FROM lock_episode WHERE target = ? ORDER BY ended DESC LIMIT 1""", target),
                row -> new long[]{row.getLong(1), row.getLong(2)});
        int waiting = sample.waits().size();
        long longest = longest(sample).toNanos();
        if (latest.isPresent() && Math.abs(at - latest.get()[1]) < GAP.toNanos()) {
            long id = latest.get()[0];
            change.update(Sql.of("""
                    UPDATE lock_episode SET ended = max(ended, ?1), readings = readings + 1, peak = max(peak, ?2),
                        longest = max(longest, ?3),
                        culprit = CASE WHEN ?5 > culprit_blocks THEN ?4 ELSE culprit END,
                        culprit_blocks = max(culprit_blocks, ?5)
                    WHERE id = ?6""", at, waiting, longest, culprit.name(), culprit.blocks(), id));
            return id;
        }
        long began = Math.max(Nanos.of(began(sample)), latest.map(row -> Math.min(row[1], at)).orElse(Long.MIN_VALUE));
        change.update(Sql.of("""
                INSERT INTO lock_episode (target, began, ended, readings, peak, longest, culprit, culprit_blocks)
                VALUES (?, ?, ?, 1, ?, ?, ?, ?)""", target, began, at, waiting, longest, culprit.name(),
                culprit.blocks()));
        return newest(change);
    }

    private static Instant began(ActivitySample sample) {
        Instant earliest = sample.at();
        for (Wait wait : sample.waits()) {
            Instant since = wait.since();
            if (since != null && since.isBefore(earliest) && since.isAfter(sample.at().minus(OLDEST))) {
                earliest = since;
            }
        }
        return earliest;
    }

    private static Duration longest(ActivitySample sample) {
        return Duration.between(began(sample), sample.at());
    }

    private static Culprit culprit(WaitTree tree) {
        Culprit most = new Culprit("", 0);
        for (WaitTree.Node node : tree.nodes()) {
            int blocks = node.who() instanceof Cycle(List<Integer> pids) ? node.blocks() + pids.size() : node.blocks();
            if (node.depth() == 0 && blocks > most.blocks()) {
                most = new Culprit(node.who() instanceof Cycle ? "" : ParticipantName.of(tree, node.who()), blocks);
            }
        }
        return most;
    }

    @Override
    public List<Episode> episodes(String target, Instant from, Instant until) {
        return List.copyOf(store.read(view -> view.list(Sql.of("""
                SELECT id, target, began, ended, readings, peak, longest, culprit FROM lock_episode
                WHERE target = ? AND ended >= ? AND began <= ? ORDER BY began, id""", target, Nanos.of(from),
                Nanos.of(until)), SqliteLockHistory::episode)));
    }

    private static Episode episode(ResultSet row) throws SQLException {
        return new Episode(row.getLong(1), row.getString(2), Nanos.instant(row.getLong(3)),
                Nanos.instant(row.getLong(4)), row.getInt(5), row.getInt(6), Duration.ofNanos(row.getLong(7)),
                row.getString(8));
    }

    @Override
    public List<Instant> moments(long episode) {
        return List.copyOf(store.read(view -> view.list(Sql.of(
                "SELECT at FROM lock_reading WHERE episode = ? ORDER BY at", episode),
                row -> Nanos.instant(row.getLong(1)))));
    }

    @Override
    public Optional<ActivitySample> at(long episode, Instant moment) {
        return store.read(view -> view.first(Sql.of("""
                SELECT r.at, r.transactions, p.picture FROM lock_reading AS r JOIN lock_picture AS p ON p.id = r.picture
                WHERE r.episode = ? AND r.at <= ? ORDER BY r.at DESC LIMIT 1""", episode, Nanos.of(moment)),
                this::sample));
    }

    private ActivitySample sample(ResultSet row) throws SQLException {
        try {
            return WaitPicture.decode(row.getBytes(3), Nanos.instant(row.getLong(1)), row.getLong(2));
        } catch (IOException damaged) {
            throw problems.of("a reading of waits can't be read: " + damaged.getMessage(), damaged);
        }
    }
}
