package plumbline.core.repair;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.journal.RowImages;
import plumbline.core.problem.Effect;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.KeyedRows;
import plumbline.core.session.RowChange;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.session.TransactionFate;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;

/// Journal entries of runs, and the commit between intent and outcome. Thread-safe.
public final class Runs {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final Duration LOOK_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC);
    private static final char[] LETTERS = "23456789abcdefghjkmnpqrstuvwxyz".toCharArray();

    private final Sessions sessions;
    private final Journal journal;
    private final Actor actor;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Runs(Sessions sessions, Journal journal, Actor actor, InstantSource clock) {
        this.sessions = sessions;
        this.journal = journal;
        this.actor = actor;
        this.clock = clock;
    }

    /// An entry for what is about to be committed.
    public JournalEntry entry(Target target, Identity identity, String action, String subject, String statement,
            String ticket, String transaction, long rows, String undoes) {
        Instant now = clock.instant();
        String who = identity.role().isEmpty() ? actor.account() : actor.account() + " (" + identity.role() + ")";
        return new JournalEntry(newId(now), now, who, actor.host(), target.name(), target.environment().word(),
                identity.line(), action, subject, statement, ticket, transaction, rows, false, JournalState.INTENT,
                Instant.EPOCH, undoes, "", "");
    }

    private String newId(Instant now) {
        StringBuilder id = new StringBuilder(STAMP.format(now)).append('-');
        for (int i = 0; i < 4; i++) {
            id.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return id.toString();
    }

    /// Commits and writes down what became of it. Where the answer to the commit was lost, it is found out.
    public void commit(Session session, Target target, JournalEntry entry, ChangeRecord change, boolean verified) {
        try {
            session.commit();
        } catch (ProblemException refused) {
            JournalState state = refused.problem().effect() == Effect.UNKNOWN
                    ? find(target, entry, change)
                    : JournalState.ROLLED_BACK;
            conclude(entry, state, state == JournalState.COMMITTED && verified, refused.problem().detail());
            switch (state) {
                case COMMITTED -> {
                    return;
                }
                case ROLLED_BACK -> throw new ProblemException(
                        refused.problem().withEffect(Effect.NOTHING_CHANGED), refused);
                case UNKNOWN, INTENT -> throw new ProblemException(refused.problem().withEffect(Effect.UNKNOWN),
                        refused);
            }
        }
        conclude(entry, JournalState.COMMITTED, verified, "");
    }

    /// The change is made; that its outcome could not be written down must not look like a failed change.
    public void conclude(JournalEntry entry, JournalState state, boolean verified, String message) {
        try {
            journal.conclude(entry.run(), state, verified, clock.instant(), message);
        } catch (ProblemException full) {
            LOG.error("run {} is {}, but its outcome could not be journalled: {}", entry.run(), state,
                    full.problem().detail());
        }
    }

    /// What came of a look after an entry without an outcome.
    enum Look {
        KNOWN_NOW, NOT_YET, UNREACHABLE
    }

    /// Writes down what became of an entry that was left without an outcome. A target that is no saved connection has the
    /// name of its database, which others may have too: such an entry is left alone.
    Look resolve(Target target, JournalEntry entry) {
        JournalState state;
        try (Session session = sessions.monitor(target, LOOK_TIMEOUT)) {
            if (!entry.identity().equals(session.identity().line())) {
                if (!target.saved()) {
                    return Look.NOT_YET;
                }
                state = JournalState.UNKNOWN; // another database stands there now
            } else {
                state = stateOf(session, entry, journal.change(entry.run()).orElse(ChangeRecord.NOTHING));
            }
        } catch (ProblemException unreachable) {
            return Look.UNREACHABLE; // asked again at the next start
        }
        if (state == JournalState.INTENT) {
            return Look.NOT_YET;
        }
        conclude(entry, state, false, state == JournalState.UNKNOWN ? "" : "found out later");
        return Look.KNOWN_NOW;
    }

    private static JournalState stateOf(Session session, JournalEntry entry, ChangeRecord change) {
        TransactionFate fate = entry.transaction().isEmpty()
                ? TransactionFate.UNKNOWN
                : session.dialect().fate(session, entry.transaction());
        return switch (fate) {
            case COMMITTED -> JournalState.COMMITTED;
            case ROLLED_BACK -> JournalState.ROLLED_BACK;
            case IN_PROGRESS -> JournalState.INTENT;
            case UNKNOWN -> byImages(session, change);
        };
    }

    /// Asks a new session what became of a transaction: by its number, else by the rows. A server tells a client that it
    /// ends its session before it has rolled back, and one that restarts answers nobody for a while: it is asked again
    /// until it knows, for some seconds.
    private JournalState find(Target target, JournalEntry entry, ChangeRecord change) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JournalState state = JournalState.INTENT;
            boolean late = System.nanoTime() > end;
            try (Session session = sessions.monitor(target, LOOK_TIMEOUT)) {
                state = entry.identity().equals(session.identity().line())
                        ? stateOf(session, entry, change)
                        : JournalState.UNKNOWN;
                if (state == JournalState.INTENT && late) {
                    return byImages(session, change);
                }
            } catch (ProblemException unreachable) {
                LOG.debug("run {}: {}", entry.run(), unreachable.problem().detail());
            }
            if (state != JournalState.INTENT || late) {
                return state == JournalState.INTENT ? JournalState.UNKNOWN : state;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static JournalState byImages(Session session, ChangeRecord change) {
        JournalState all = JournalState.INTENT;
        for (RowImages images : change.tables()) {
            JournalState its = images.changes().isEmpty() ? all : byImages(session, images);
            if (all != JournalState.INTENT && all != its) {
                return JournalState.UNKNOWN;
            }
            all = its;
        }
        return all == JournalState.INTENT ? JournalState.UNKNOWN : all;
    }

    private static JournalState byImages(Session session, RowImages images) {
        Rows now = session.dialect().readRows(session, images.table(), images.columns(),
                KeyedRows.keyArrays(images.columns(), images.keys()), false);
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> rows = KeyedRows.byKey(images.columns(), now);
        List<RowChange> changes = images.changes();
        if (changes.stream().allMatch(change -> Objects.equals(rows.get(change.key()), change.after()))) {
            return JournalState.COMMITTED;
        }
        boolean untouched = changes.stream()
                .allMatch(change -> Objects.equals(rows.get(change.key()), change.before()));
        return untouched ? JournalState.ROLLED_BACK : JournalState.UNKNOWN;
    }
}
