package plumbline.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import plumbline.core.health.Metric;
import plumbline.core.health.MetricCatalog;
import plumbline.core.health.MetricHistory.Point;
import plumbline.core.health.Reading;
import plumbline.core.health.Score;
import plumbline.core.health.TargetHealth;
import plumbline.core.health.TargetState;
import plumbline.core.health.Threshold;
import plumbline.core.health.Unit;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Address;
import plumbline.core.target.Engine;
import plumbline.core.target.Environment;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;

/// Believable targets in every state, with a past, for tests and for looking at screens without a database.
public final class SampleHealth {

    private final MetricCatalog catalog = MetricCatalog.builtIn();
    private final Random random = new Random(7);
    private final Instant now;
    private final MemoryHistory history;
    private boolean full = true;

    public SampleHealth(Instant now, MemoryHistory history) {
        this.now = now;
        this.history = history;
    }

    /// A PostgreSQL target.
    public static Target postgres(String name, Environment environment) {
        return new Target(name, "orders", environment,
                new Address.PostgresAddress("10.1.2." + (name.length() + 3), 5432, name.replace('-', '_'), "monitor",
                        TlsMode.PREFER, ""),
                List.of(), Target.DEFAULT_REFRESH, true);
    }

    /// A SQLite target.
    public static Target sqlite(String name, Environment environment) {
        return new Target(name, "", environment, new Address.SqliteAddress(Path.of("/srv/data/" + name + ".db")),
                List.of(), Target.DEFAULT_REFRESH, true);
    }

    /// This many targets: some of each environment and state.
    public List<TargetHealth> many(int count) {
        String[] names = {"shop", "usage-tracking", "campaigns", "operations", "licensing-risk", "billing", "stock"};
        List<TargetHealth> all = new ArrayList<>();
        full = count < 100;
        for (int i = 0; i < count; i++) {
            Environment environment = i % 7 == 0 || i % 3 == 0
                    ? Environment.PRODUCTION
                    : i % 3 == 1 ? Environment.STAGING : Environment.TEST;
            String name = names[i % names.length] + (i < names.length ? "" : "-" + i / names.length);
            boolean file = i % 9 == 5;
            Target target = file ? sqlite(name + "-faults", environment) : postgres(name, environment);
            TargetState wanted = switch (i % 8) {
                case 0 -> TargetState.CRITICAL;
                case 3 -> TargetState.WARNING;
                case 6 -> i % 16 == 6 ? TargetState.UNREACHABLE : TargetState.OK;
                default -> TargetState.OK;
            };
            all.add(one(target, wanted));
        }
        return all;
    }

    /// One target in a state.
    public TargetHealth one(Target target, TargetState state) {
        List<Metric> metrics = catalog.of(target.engine());
        Map<String, Reading> readings = new HashMap<>();
        int bad = 0;
        for (Metric metric : metrics) {
            boolean graded = metric.threshold().warning() != null || metric.threshold().critical() != null;
            boolean worse = graded && bad < 3
                    && (state == TargetState.CRITICAL || (state == TargetState.WARNING && bad == 0));
            double exact = value(metric, worse, state == TargetState.CRITICAL && bad == 0);
            double value = metric.unit() == Unit.COUNT ? Math.rint(exact) : exact;
            bad += worse ? 1 : 0;
            Instant at = state == TargetState.UNREACHABLE ? now.minusSeconds(340) : now.minusSeconds(2);
            past(target.name(), metric, value, at);
            readings.put(metric.id(), reading(metric, value, at));
        }
        if (state == TargetState.CRITICAL) {
            unknown(readings, metrics);
        }
        boolean gone = state == TargetState.UNREACHABLE;
        Problem problem = gone ? Problem.of(ProblemCode.NO_ANSWER, target.address().place()) : null;
        TargetState real = gone ? state : Score.stateOf(readings.values());
        return new TargetHealth(target, real, now.minus(Duration.ofMinutes(gone ? 5 : 133)), metrics, readings,
                gone ? 0 : Score.of(readings), problem, identity(target), now.minusSeconds(gone ? 340 : 2));
    }

    private void unknown(Map<String, Reading> readings, List<Metric> metrics) {
        metrics.stream().filter(metric -> !metric.grant().isEmpty()).reduce((_, last) -> last)
                .ifPresent(metric -> readings.put(metric.id(), Reading.unknown(metric.id(), now.minusSeconds(2), "",
                        Problem.of(ProblemCode.RIGHTS, "monitor", "permission denied for view pg_stat_activity"))));
    }

    private Reading reading(Metric metric, double value, Instant at) {
        var verdict = metric.threshold().judge(value);
        String culprit = switch (metric.id()) {
            case "idle-in-transaction" -> "app_user from 10.1.7.22, last: UPDATE stock SET reserved = reserved + 1";
            case "dead-rows" -> "public.order_events, last vacuum 3 d ago";
            case "longest-transaction" -> "report_job, pid 18231";
            default -> "";
        };
        String detail = metric.id().equals("connections") ? Math.round(value * 0.97) + " of 97" : "";
        return new Reading(metric.id(), value, verdict, at, detail, culprit, null);
    }

    private double value(Metric metric, boolean worse, boolean worst) {
        Threshold threshold = metric.threshold();
        Double limit = worst ? threshold.critical() : threshold.warning();
        double some = limit != null ? limit : threshold.critical() != null ? threshold.critical() : usual(metric);
        if (worse) {
            return metric.unit() == Unit.PERCENT && !threshold.lowIsBad()
                    ? Math.min(99, some * 1.05)
                    : threshold.lowIsBad() ? some * 0.96 : some * 1.4;
        }
        if (metric.unit() == Unit.STATE) {
            return 1;
        }
        if (threshold.lowIsBad()) {
            return Math.min(99.93, some + (100 - some) * 0.9);
        }
        return some * (0.02 + random.nextDouble() * 0.5);
    }

    private static double usual(Metric metric) {
        return switch (metric.unit()) {
            case BYTES -> 52_000_000_000.0;
            case PER_SECOND -> 1240;
            case MILLISECONDS -> 12;
            case SECONDS -> 40;
            case PERCENT -> 55;
            case ROWS -> 14_254;
            case COUNT -> 12;
            case STATE -> 1;
        };
    }

    private void past(String target, Metric metric, double last, Instant until) {
        List<Point> past = new ArrayList<>();
        for (int minutes = full ? 26 * 60 : 30; minutes > 0; minutes--) {
            boolean gap = (minutes > 35 && minutes < 41) || (minutes > 300 && minutes < 340);
            if (!gap) {
                double wave = 1 + 0.25 * Math.sin(minutes / 180.0) + 0.08 * random.nextGaussian();
                double fade = minutes < 20 ? 1 : 0.8;
                double value = metric.unit() == Unit.STATE ? last : Math.abs(last * wave * fade);
                value = metric.unit() == Unit.PERCENT ? Math.min(100, value) : value;
                past.add(new Point(until.minusSeconds(minutes * 60L), value, metric.threshold().judge(value)));
            }
        }
        past.add(new Point(until, last, metric.threshold().judge(last)));
        history.put(target, metric.id(), past);
    }

    private static Identity identity(Target target) {
        return target.engine() == Engine.SQLITE
                ? new Identity("2065:4212", target.address().place(), "", "",
                        new ServerVersion(3_054_001, "3.54.1"))
                : new Identity("7391558201234567804", "16384 " + target.address().databaseName(), "10.1.2.3:5432",
                        "monitor", new ServerVersion(180_006, "18.6"));
    }
}
