package plumbline.core.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.Sql;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;

/// Asks one target's metrics when they are due and tells how it stands. Used by one thread at a time.
final class TargetPoller {

    private static final Logger LOG = LoggerFactory.getLogger(TargetPoller.class);
    /// Metrics asked more seldom than this may be slow; they go through the pool so that the kept session stays free.
    private static final Duration SELDOM = Duration.ofSeconds(60);
    private static final Duration SLOW_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration TILES_LAST = Duration.ofMinutes(1);

    private final List<Metric> builtIn;
    private final ApplicationTiles tiles;
    private final Sessions sessions;
    private final MetricHistory history;
    private final InstantSource clock;
    private final Consumer<TargetHealth> tell;
    private final Sampler sampler;
    private final Map<String, Long> askedAt = new HashMap<>();
    private TargetHealth health;
    private long tilesAt;
    private boolean tilesKnown;
    private int misses;

    TargetPoller(Target target, List<Metric> metrics, ApplicationTiles tiles, Sessions sessions, FileHolders files,
            MetricHistory history, InstantSource clock, Consumer<TargetHealth> tell) {
        this.builtIn = List.copyOf(metrics);
        this.tiles = tiles;
        this.sessions = sessions;
        this.history = history;
        this.clock = clock;
        this.tell = tell;
        this.sampler = new Sampler(target.address(), files, clock);
        this.health = new TargetHealth(target, TargetState.CONNECTING, clock.instant(), metrics, Map.of(), 100, null,
                null, null);
    }

    /// How the target stands.
    TargetHealth health() {
        return health;
    }

    /// How long to wait before the next round: the target's interval, or longer and longer while it is dead.
    Duration pause() {
        if (misses == 0) {
            return health.target().refresh();
        }
        return Duration.ofSeconds(Math.min(10, 1L << Math.min(misses - 1, 4)));
    }

    /// Which metrics a round asks: those whose cadence says so, all of them, or those that need two moments to have a
    /// value.
    enum Scope {
        DUE, ALL, COUNTERS
    }

    /// One round: is it there, then the metrics.
    void round(Scope scope) {
        try {
            ask(scope);
            misses = 0;
        } catch (ProblemException failed) {
            misses++;
            lost(failed.problem());
        }
    }

    private void ask(Scope scope) {
        List<Reading> readings = new ArrayList<>();
        Identity identity;
        List<Metric> slow = new ArrayList<>();
        try (Session session = sessions.control(health.target())) {
            long began = System.nanoTime();
            ping(session);
            double millis = (System.nanoTime() - began) / 1e6;
            identity = identity(session);
            lookForTiles(session);
            for (Metric metric : due(scope)) {
                if (metric.cadence().compareTo(SELDOM) > 0) {
                    slow.add(metric);
                } else {
                    readings.add(sampler.read(metric, session, identity.version(), millis));
                }
            }
        }
        if (health.readings().isEmpty()) {
            answered(readings, identity); // the fast values need not wait for the slow ones
        }
        if (!slow.isEmpty()) {
            try (Session session = sessions.monitor(health.target(), SLOW_TIMEOUT)) {
                for (Metric metric : slow) {
                    readings.add(sampler.read(metric, session, identity.version(), 0));
                }
            }
        }
        answered(readings, identity);
        keep(readings);
    }

    /// An application may be installed, or a pack changed, while the console watches.
    private void lookForTiles(Session session) {
        long now = System.nanoTime();
        if (tilesKnown && misses == 0 && now - tilesAt < TILES_LAST.toNanos()) {
            return;
        }
        tilesKnown = true;
        tilesAt = now;
        List<Metric> all = new ArrayList<>(builtIn);
        try {
            all.addAll(tiles.of(health.target(), session));
        } catch (ProblemException failed) {
            if (Sampler.isLost(failed.problem().code())) {
                throw failed;
            }
            LOG.warn("tiles of packs on {}: {}", health.target().name(), failed.problem().detail());
        }
        if (!all.equals(health.metrics())) {
            health = new TargetHealth(health.target(), health.state(), health.since(), all, health.readings(),
                    health.score(), health.problem(), health.identity(), health.lastSeen());
        }
    }

    /// The least that makes the target answer: a constant costs SQLite no look at its file.
    private void ping(Session session) {
        session.query(switch (health.target().engine()) {
            case POSTGRESQL -> Sql.of("SELECT 1");
            case SQLITE -> Sql.of("SELECT count(*) FROM sqlite_schema");
        }, 1);
    }

    /// A server can't become another one behind an open session, a file can be replaced under it.
    private Identity identity(Session session) {
        Identity known = health.identity();
        return known == null || misses > 0 || health.target().engine() == Engine.SQLITE ? session.identity() : known;
    }

    private List<Metric> due(Scope scope) {
        long now = System.nanoTime();
        List<Metric> due = new ArrayList<>();
        for (Metric metric : health.metrics()) {
            Long last = askedAt.get(metric.id());
            // half an interval of tolerance, or a cadence equal to the interval would be missed every other time
            long tolerance = health.target().refresh().toNanos() / 2;
            boolean wanted = switch (scope) {
                case ALL -> true;
                case COUNTERS -> needsTwoMoments(metric);
                case DUE -> last == null || now - last + tolerance >= metric.cadence().toNanos();
            };
            if (wanted) {
                askedAt.put(metric.id(), now);
                due.add(metric);
            }
        }
        return due;
    }

    /// Whether a metric is the growth of a counter.
    static boolean needsTwoMoments(Metric metric) {
        return metric.source() instanceof MetricSource.Statement(MetricSource.Shape shape, _)
                && !(shape instanceof MetricSource.Shape.Gauge);
    }

    private void answered(List<Reading> readings, Identity identity) {
        Map<String, Reading> merged = new LinkedHashMap<>(health.readings());
        readings.forEach(reading -> merged.put(reading.metric(), reading));
        TargetState state = Score.stateOf(merged.values());
        Instant now = clock.instant();
        Instant since = state == health.state() ? health.since() : now;
        publish(new TargetHealth(health.target(), state, since, health.metrics(), merged, Score.of(merged), null,
                identity, now));
    }

    private void lost(Problem problem) {
        boolean already = health.state() == TargetState.UNREACHABLE;
        askedAt.clear();
        publish(new TargetHealth(health.target(), TargetState.UNREACHABLE, already ? health.since() : clock.instant(),
                health.metrics(), health.readings(), 0, problem, health.identity(), health.lastSeen()));
    }

    private void publish(TargetHealth next) {
        health = next;
        tell.accept(next);
    }

    private void keep(List<Reading> readings) {
        try {
            history.keep(health.target().name(), readings);
        } catch (ProblemException full) {
            if (full.problem().code() != ProblemCode.STORE) {
                throw full;
            }
            // the tiles go on without a past; the store's own notice tells the person
            LOG.warn("metric history not kept: {}", full.problem().detail());
        }
    }
}
