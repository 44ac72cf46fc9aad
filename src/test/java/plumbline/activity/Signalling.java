package plumbline.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.Backend;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.SignalPlan;
import plumbline.core.activity.SignalPlan.Candidate;
import plumbline.core.activity.SignalPlan.Objection;
import plumbline.core.activity.SignalReport;
import plumbline.core.activity.SignalReport.Fate;
import plumbline.core.activity.SignallingControl;
import plumbline.core.activity.Signals;
import plumbline.core.activity.Verb;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.Actor;
import plumbline.core.session.Session;
import plumbline.core.sql.Sql;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.postgresql.PostgresActivity;
import plumbline.db.postgresql.PostgresSignals;
import plumbline.testing.Await;
import plumbline.testing.LockStage;
import plumbline.testing.LockStage.Player;
import plumbline.testing.LostAnswers;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// Real sessions that are signalled: what is sent, what is not, and what is said of it.
abstract class Signalling {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestPostgres server;
    private final TestPostgres.Database database;
    private final TestSessions sessions = new TestSessions();
    private final MemoryJournal journal = new MemoryJournal();
    private final SessionControl control = control(new PostgresSignals());
    private final LockStage stage;

    Signalling(int major) throws SQLException {
        server = TestPostgres.of(major);
        database = server.freshDatabase();
        stage = new LockStage(database, sessions.sessions());
    }

    private SessionControl control(Signals signals) {
        return new SignallingControl(sessions.sessions(), new PostgresActivity(), signals, journal,
                new Actor("anna", "desk"), InstantSource.system());
    }

    @BeforeEach
    void tables() {
        database.run("CREATE TABLE orders (id int PRIMARY KEY, note text);"
                + "INSERT INTO orders SELECT i, '' FROM generate_series(1, 9) AS i");
    }

    @AfterEach
    void end() throws SQLException {
        stage.close();
        sessions.close();
    }

    private Target target() {
        return database.target();
    }

    private SignalPlan plan(Verb verb, int... pids) {
        return control.plan(target(), verb, java.util.Arrays.stream(pids).boxed().toList()).orThrow();
    }

    private SignalReport signal(SignalPlan plan) {
        return control.signal(target(), plan, false, WorkContext.none()).orThrow();
    }

    private static SignalReport.Result only(SignalReport report) {
        assertEquals(1, report.results().size());
        return report.results().getFirst();
    }

    private Player sleeps(String name) {
        Player player = stage.player(name).begins("SELECT pg_sleep(60)");
        Await.until(name + " sleeps", SOON, () -> stage.ask("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = "
                + player.pid() + " AND wait_event = 'PgSleep')"));
        return player;
    }

    private boolean lives(int pid) {
        return stage.ask("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = " + pid + ")");
    }

    @Test
    void aCancelStopsTheStatement() {
        assertEquals(Fate.STOPPED, only(signal(plan(Verb.CANCEL, sleeps("a").pid()))).fate());
    }

    @Test
    void aCancelledSessionLivesOn() {
        Player a = sleeps("a");
        signal(plan(Verb.CANCEL, a.pid()));
        assertTrue(lives(a.pid()));
    }

    @Test
    void aCancelOfAnIdleTransactionIsObjectedTo() {
        Player a = stage.player("a").does("BEGIN", "SELECT 1");
        assertEquals(Objection.NOTHING_RUNS, plan(Verb.CANCEL, a.pid()).candidates().getFirst().objection());
    }

    @Test
    void whatIsObjectedToIsNotSignalled() {
        Player a = stage.player("a").does("BEGIN", "SELECT 1");
        SignalReport.Result result = only(signal(plan(Verb.CANCEL, a.pid())));
        assertEquals(List.of(Fate.REFUSED, "", false), List.of(result.fate(), result.run(), result.delivered()));
    }

    @Test
    void whatIsObjectedToIsNotSignalledWhateverThePlanSays() {
        Player a = stage.player("a").does("BEGIN", "SELECT 1");
        SignalPlan honest = plan(Verb.CANCEL, a.pid());
        SignalReport report = signal(changed(honest, honest.candidates().getFirst().session(), Objection.NONE));
        assertEquals(Fate.REFUSED, only(report).fate());
    }

    private static SignalPlan changed(SignalPlan plan, Backend session, Objection objection) {
        Candidate first = plan.candidates().getFirst();
        return new SignalPlan(plan.verb(), plan.at(), plan.identity(), List.of(new Candidate(session, objection,
                first.statement(), first.blocks(), first.frees(), first.longestWait())), List.of());
    }

    private static Backend like(Backend backend, String kind, Instant started) {
        return new Backend(backend.pid(), backend.leader(), kind, backend.database(), backend.user(),
                backend.application(), backend.client(), backend.state(), started, backend.transaction(),
                backend.query(), backend.changed(), backend.waitType(), backend.waitEvent(), backend.xmin(),
                backend.statement(), backend.own());
    }

    private Player rootOfTwo() {
        Player a = stage.player("a").does("BEGIN", "UPDATE orders SET note = 'a' WHERE id = 1");
        stage.player("b").waitsIn("UPDATE orders SET note = 'b' WHERE id = 1");
        stage.player("c").waitsIn("UPDATE orders SET note = 'c' WHERE id = 1");
        return a;
    }

    @Test
    void aPlanSaysWhomItsEndFrees() {
        Candidate root = plan(Verb.TERMINATE, rootOfTwo().pid()).candidates().getFirst();
        assertEquals(List.of(2, 2), List.of(root.blocks(), root.frees()));
    }

    @Test
    void theEndOfARootFreesThoseBehindIt() {
        Player a = rootOfTwo();
        assertEquals(Fate.ENDED, only(signal(plan(Verb.TERMINATE, a.pid()))).fate());
        Await.until("nobody waits", SOON, () -> stage.edges().isEmpty());
    }

    @Test
    void aProcessNumberThatWasUsedAgainIsNotHit() {
        Player a = sleeps("a");
        SignalPlan plan = plan(Verb.TERMINATE, a.pid());
        Backend session = plan.candidates().getFirst().session();
        Instant started = session.started();
        assertNotNull(started);
        SignalReport report = signal(
                changed(plan, like(session, session.kind(), started.plusNanos(1000)), Objection.NONE));
        assertEquals(Fate.GONE_BEFORE, only(report).fate());
        assertTrue(lives(a.pid()));
    }

    @Test
    void theNextStatementIsNotCancelledInThePlaceOfTheOneThatWasSeen() throws InterruptedException {
        Player a = sleeps("a");
        SignalPlan plan = plan(Verb.CANCEL, a.pid());
        stage.ask("SELECT pg_cancel_backend(" + a.pid() + ")");
        a.ends();
        sleeps("a");
        SignalReport.Result result = only(signal(plan));
        assertEquals(List.of(Fate.STOPPED, false), List.of(result.fate(), result.delivered()));
        assertTrue(stage.ask("SELECT state = 'active' FROM pg_stat_activity WHERE pid = " + a.pid()));
    }

    @Test
    void aStatementThatCatchesItsCancelIsStillThere() {
        Player a = stage.player("a").begins("DO $$BEGIN LOOP BEGIN PERFORM pg_sleep(60); "
                + "EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END$$");
        Await.until("a sleeps", SOON, () -> stage.ask("SELECT wait_event = 'PgSleep' FROM pg_stat_activity WHERE pid = "
                + a.pid()));
        SignalReport.Result result = only(signal(plan(Verb.CANCEL, a.pid())));
        assertEquals(List.of(Fate.STILL_THERE, true), List.of(result.fate(), result.delivered()));
        assertEquals(List.of(JournalState.COMMITTED, false), journal.entries().stream()
                .flatMap(entry -> List.<Object>of(entry.state(), entry.verified()).stream()).toList());
    }

    @Test
    void severalAreSignalledAtOnce() {
        SignalReport report = signal(plan(Verb.TERMINATE, sleeps("a").pid(), sleeps("b").pid(), sleeps("c").pid()));
        assertEquals(List.of(Fate.ENDED, Fate.ENDED, Fate.ENDED),
                report.results().stream().map(SignalReport.Result::fate).toList());
    }

    @Test
    void aSessionThatIsNotThereIsMissing() {
        assertEquals(List.of(1), plan(Verb.CANCEL, 1).missing());
    }

    @Test
    void theServersOwnProcessIsObjectedTo() {
        int pid = number("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'");
        assertEquals(Objection.SERVER_PROCESS, plan(Verb.TERMINATE, pid).candidates().getFirst().objection());
    }

    private int number(String question) {
        try (Session session = sessions.sessions().monitor(target(), Duration.ofSeconds(5))) {
            return Integer.parseInt(session.query(plumbline.core.sql.NamedSql.parse(question)
                    .bind(java.util.Map.of()), 1).firstText());
        }
    }

    @Test
    void theConsolesOwnSessionIsObjectedTo() {
        try (Session own = sessions.sessions().action(target(), Duration.ofSeconds(5))) {
            int pid = Integer.parseInt(own.query(Sql.of("SELECT pg_backend_pid()"), 1).firstText());
            assertEquals(Objection.OWN, plan(Verb.TERMINATE, pid).candidates().getFirst().objection());
        }
    }

    @Test
    void aProtectedSessionNeedsTheExtraStep() {
        SignalPlan sender = asWalSender(sleeps("a"));
        assertEquals(Fate.REFUSED, only(signal(sender)).fate());
    }

    @Test
    void aProtectedSessionIsSignalledAfterTheExtraStep() {
        SignalPlan sender = asWalSender(sleeps("a"));
        assertEquals(Fate.ENDED,
                only(control.signal(target(), sender, true, WorkContext.none()).orThrow()).fate());
    }

    private SignalPlan asWalSender(Player player) {
        SignalPlan plan = plan(Verb.TERMINATE, player.pid());
        Backend session = plan.candidates().getFirst().session();
        Instant started = session.started();
        assertNotNull(started);
        return changed(plan, like(session, "walsender", started), Objection.WAL_SENDER);
    }

    private Target as(String role, String grants) {
        String name = database.name() + "_" + role;
        database.run("CREATE ROLE " + name + " LOGIN;" + grants.replace("$", name));
        return new TestPostgres.Database(database.host(), database.port(), database.name(), name).target();
    }

    @Test
    void aRefusalIsToldInTheServersWords() {
        Target watcher = as("watcher", "GRANT pg_monitor TO $");
        SignalPlan plan = control.plan(watcher, Verb.TERMINATE, List.of(sleeps("a").pid())).orThrow();
        SignalReport.Result result = only(control.signal(watcher, plan, false, WorkContext.none()).orThrow());
        Problem problem = result.problem();
        assertNotNull(problem);
        assertEquals(List.of(Fate.REFUSED, ProblemCode.RIGHTS), List.of(result.fate(), problem.code()));
        // the server's sentence differs by version; "superuser" is in each, since the session's role is one
        assertTrue(problem.detail().contains("superuser") || problem.detail().contains("permission denied"),
                problem.detail());
    }

    @Test
    void oneRefusalDoesNotStopTheOthers() {
        Target watcher = as("watcher", "GRANT pg_monitor TO $");
        TestPostgres.Database its = new TestPostgres.Database(database.host(), database.port(), database.name(),
                database.name() + "_watcher");
        Player theirs = sleeps("a");
        Player own = stage.player("own", its).begins("SELECT pg_sleep(60)");
        SignalPlan plan = control.plan(watcher, Verb.TERMINATE, List.of(theirs.pid(), own.pid())).orThrow();
        SignalReport report = control.signal(watcher, plan, false, WorkContext.none()).orThrow();
        assertEquals(List.of(Fate.REFUSED, Fate.ENDED),
                report.results().stream().map(SignalReport.Result::fate).toList());
    }

    @Test
    void aStartThatMayNotBeSeenIsObjectedTo() {
        Target blind = as("blind", "");
        SignalPlan plan = control.plan(blind, Verb.TERMINATE, List.of(sleeps("a").pid())).orThrow();
        assertEquals(Objection.HIDDEN_START, plan.candidates().getFirst().objection());
    }

    @Test
    void theJournalHoldsWhatWasRunAndWhatCameOfIt() {
        Player a = sleeps("a");
        SignalReport.Result result = only(signal(plan(Verb.TERMINATE, a.pid())));
        JournalEntry entry = journal.entries().getFirst();
        assertEquals(List.of(result.run(), "terminate", "pid " + a.pid() + " user " + database.user() + " app a",
                JournalState.COMMITTED, true, "ended"),
                List.of(entry.run(), entry.action(), entry.subject(), entry.state(), entry.verified(),
                        entry.message()));
    }

    @Test
    void theStatementInTheJournalNamesProcessAndStartAndNotTheSessionsQuery() {
        Player a = sleeps("a");
        SignalPlan plan = plan(Verb.TERMINATE, a.pid());
        signal(plan);
        String statement = journal.entries().getFirst().statement();
        assertEquals("SELECT pg_terminate_backend(pid)\nFROM pg_catalog.pg_stat_activity\nWHERE pid = " + a.pid()
                + " AND backend_start = cast('" + plan.candidates().getFirst().session().started()
                + "' AS timestamptz)", statement);
    }

    @Test
    void nothingIsSignalledThatTheJournalCannotHold() {
        Player a = sleeps("a");
        SignalPlan plan = plan(Verb.TERMINATE, a.pid());
        journal.becomeFull();
        Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class,
                control.signal(target(), plan, false, WorkContext.none()));
        assertEquals(ProblemCode.STORE, failed.problem().code());
        assertTrue(lives(a.pid()));
    }

    @Test
    void whatBecameOfASignalWhoseAnswerWasLostIsSeenFromAnotherSession() {
        Player a = sleeps("a");
        SessionControl losing = control(new LostAnswers(new PostgresSignals(), true));
        SignalReport.Result result = only(
                losing.signal(target(), plan(Verb.TERMINATE, a.pid()), false, WorkContext.none()).orThrow());
        assertEquals(List.of(Fate.ENDED, true), List.of(result.fate(), result.delivered()));
    }

    @Test
    void aSignalThatWasLostOnItsWayIsNotKnown() {
        Player a = sleeps("a");
        SessionControl losing = control(new LostAnswers(new PostgresSignals(), false));
        SignalReport.Result result = only(
                losing.signal(target(), plan(Verb.CANCEL, a.pid()), false, WorkContext.none()).orThrow());
        assertEquals(List.of(Fate.UNKNOWN, JournalState.UNKNOWN),
                List.of(result.fate(), journal.entries().getFirst().state()));
    }

    @Test
    void anotherServerThanTheOneThatWasLookedAtIsNotTouched() {
        Player a = sleeps("a");
        SignalPlan plan = plan(Verb.TERMINATE, a.pid());
        Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class,
                control.signal(server.freshDatabase().target(), plan, false, WorkContext.none()));
        assertEquals(ProblemCode.IDENTITY_CHANGED, failed.problem().code());
    }

    @Test
    void aPlanIsReadWithoutAnEntryInTheJournal() {
        plan(Verb.TERMINATE, sleeps("a").pid());
        assertEquals(List.of(), journal.entries());
    }

    @Test
    void aSignalThatIsCancelledBeforeItIsSentChangesNothing() {
        Player a = sleeps("a");
        Outcome<SignalReport> outcome = control.signal(target(), plan(Verb.TERMINATE, a.pid()), false,
                new CancelledContext());
        assertEquals(ProblemCode.CANCELLED, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
        assertTrue(lives(a.pid()));
    }

    private static final class CancelledContext implements WorkContext {

        @Override
        public void progress(double fraction, String doing) {
            // nobody looks
        }

        @Override
        public boolean cancelled() {
            return true;
        }

        @Override
        public plumbline.core.watch.Subscription onCancel(Runnable action) {
            return () -> {};
        }
    }
}
