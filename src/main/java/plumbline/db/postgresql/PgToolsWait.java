package plumbline.db.postgresql;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.LockHolder;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;
import plumbline.core.text.Sentence;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.SqlFile;

/// Watches from another session whether a restore waits for a lock, and has it stop: whoever comes after it would wait
/// too. The tool itself can't be given a limit, since what it runs begins by lifting it (`SET lock_timeout = 0`). Used for
/// one attempt.
final class PgToolsWait implements PgToolsChild.Watch, AutoCloseable {

    private static final SqlFile WAITS = SqlFile.read("postgresql/backup/waits.sql");
    private static final long EVERY = Duration.ofMillis(200).toNanos();
    private static final int MOST = 20;
    private static final long LONGEST = Duration.ofMillis(400).toNanos();

    private final Sessions sessions;
    private final Target target;
    private final WorkContext context;
    private final String name = "Plumbline restore " + HexFormat.of().toHexDigits(new SecureRandom().nextInt());
    private long looked = System.nanoTime() - EVERY;
    private long waiting = -1;
    private List<LockHolder> holders = List.of();

    PgToolsWait(Sessions sessions, Target target, WorkContext context) {
        this.sessions = sessions;
        this.target = target;
        this.context = context;
    }

    /// What the restore's session is called, and no other's.
    String name() {
        return name;
    }

    /// Who held the lock it waited for last.
    Sentence holders() {
        return Phrase.all(holders);
    }

    @Override
    public void said(String line) {
        int place = line.indexOf(": ");
        context.progress(-1, place < 0 ? line : line.substring(place + 2));
    }

    @Override
    public boolean mustGiveWay() {
        long now = System.nanoTime();
        if (now - looked < EVERY) {
            return false;
        }
        looked = now;
        try (Session session = sessions.control(target)) {
            Rows rows = session.ask(WAITS.bind(Map.of("name", name)), MOST);
            if (rows.rows().isEmpty()) {
                waiting = -1;
                return false;
            }
            holders = rows.rows().stream().map(LockHolder::of).toList();
        } catch (ProblemException unseen) {
            return false; // a server that does not answer holds the restore up by itself
        }
        if (waiting < 0) {
            waiting = now;
        }
        return now - waiting > LONGEST;
    }

    @Override
    public void close() {
        // the session goes back after each look
    }
}
