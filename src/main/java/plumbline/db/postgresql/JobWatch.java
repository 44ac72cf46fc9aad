package plumbline.db.postgresql;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.LockHolder;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.KeyArray;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;
import plumbline.core.watch.Subscription;
import plumbline.core.work.Rounds;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.SqlFile;

/// Watches over sessions whose statements may take hours, from the target's control session: one whose process is gone
/// ends with LOST, and where somebody waits behind them for a lock that stops everybody else, they give way. Cancelling
/// the work stops them, too. Thread-safe.
///
/// The first look is a second after the beginning, so that short work costs nothing.
public final class JobWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
    private static final SqlFile WATCH = SqlFile.read("postgresql/checkpoint/watch.sql");
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /// How long nobody answers until the server counts as gone.
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(2);

    private final Sessions sessions;
    private final Target target;
    private final boolean givesWay;
    private final Duration patience;
    private final Map<Long, JdbcSession> watched = new ConcurrentHashMap<>();
    private final Map<Long, Long> waitingSince = new HashMap<>();
    private final Rounds rounds;
    private final Subscription cancelling;
    private final long begun = System.nanoTime();
    private long lastAnswer = begun;

    private JobWatch(Sessions sessions, Target target, boolean givesWay, Duration patience, WorkContext context) {
        this.sessions = sessions;
        this.target = target;
        this.givesWay = givesWay;
        this.patience = patience;
        this.rounds = new Rounds("job-watch", false, () -> System.nanoTime() - begun < BETWEEN.toNanos(),
                () -> BETWEEN, _ -> look());
        this.cancelling = context.onCancel(() -> stop(Problem.of(ProblemCode.CANCELLED, target.name())));
    }

    /// Begins to watch.
    ///
    /// @param givesWay whether the sessions end for who waits behind them
    /// @param patience how long such a one waits first
    public static JobWatch over(Sessions sessions, Target target, boolean givesWay, Duration patience,
            WorkContext context) {
        JobWatch watch = new JobWatch(sessions, target, givesWay, patience, context);
        watch.rounds.start();
        return watch;
    }

    /// Watches a session until [#remove].
    ///
    /// @param pid its process on the server
    public void add(long pid, JdbcSession session) {
        watched.put(pid, session);
    }

    /// No longer watches it; before it is closed.
    public void remove(long pid) {
        watched.remove(pid);
    }

    /// Ends whatever runs on the sessions, now or later, with this problem. Returns at once.
    public void stop(Problem why) {
        watched.values().forEach(session -> session.stop(why));
    }

    private void look() {
        Set<Long> pids = new HashSet<>(watched.keySet());
        if (pids.isEmpty()) {
            return;
        }
        try (Session control = sessions.control(target)) {
            List<Row> rows = control
                    .query(WATCH.bind(Map.of("pids", new KeyArray("int4", List.copyOf(pids)))), Integer.MAX_VALUE)
                    .rows();
            lastAnswer = System.nanoTime();
            heed(rows);
        } catch (ProblemException silent) {
            LOG.debug("the watch over {} got no answer", target.name(), silent);
            if (System.nanoTime() - lastAnswer > SILENCE.toNanos()) {
                Problem lost = Problem.of(ProblemCode.LOST, target.name(), silent.problem().said());
                watched.values().forEach(session -> session.sever(lost));
            }
        }
    }

    private void heed(List<Row> rows) {
        Set<Long> waiting = new HashSet<>();
        for (Row row : rows) {
            long pid = Long.parseLong(row.text(1));
            if (row.text(0).equals("gone")) {
                JdbcSession session = watched.remove(pid);
                if (session != null) {
                    session.sever(Problem.of(ProblemCode.LOST, target.name(),
                            Phrase.of("detail.process-gone", String.valueOf(pid))));
                }
            } else if (givesWay) {
                waiting.add(pid);
                long since = waitingSince.computeIfAbsent(pid, _ -> System.nanoTime());
                if (System.nanoTime() - since >= patience.toNanos()) {
                    stop(Problem.of(ProblemCode.GIVES_WAY, target.name(),
                            LockHolder.of(new Row(row.values().subList(1, 6)))));
                }
            }
        }
        waitingSince.keySet().retainAll(waiting);
    }

    @Override
    public void close() {
        cancelling.close();
        watched.clear();
        Rounds.end(List.of(rounds), END);
    }
}
