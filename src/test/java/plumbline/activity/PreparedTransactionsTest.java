package plumbline.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.activity.PreparedPlan;
import plumbline.core.activity.PreparedReport;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.SignallingControl;
import plumbline.core.activity.Signals;
import plumbline.core.activity.Verb;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.Actor;
import plumbline.core.repair.RepairEngine;
import plumbline.core.repair.Runs;
import plumbline.core.service.ApplicationService;
import plumbline.core.session.Session;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.postgresql.PostgresActivity;
import plumbline.db.postgresql.PostgresSignals;
import plumbline.testing.LockStage;
import plumbline.testing.LostAnswers;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// Prepared transactions on real servers: ended, refused, lost; and what the journal keeps of them.
@ParameterizedClass
@ValueSource(ints = {13, 18})
final class PreparedTransactionsTest {

    private static final Actor ANNA = new Actor("anna", "desk");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final TestPostgres server;
    private final TestPostgres.Database database;
    private final TestSessions sessions = new TestSessions();
    private final MemoryJournal journal = new MemoryJournal();
    private final SessionControl control = control(new PostgresSignals());
    private final LockStage stage;
    private final String gid;

    PreparedTransactionsTest(int major) throws SQLException {
        server = TestPostgres.of(major);
        database = server.freshDatabase();
        stage = new LockStage(database, sessions.sessions());
        gid = "gx of " + database.name();
    }

    private SessionControl control(Signals signals) {
        return new SignallingControl(sessions.sessions(), new PostgresActivity(), signals, journal, ANNA,
                InstantSource.system());
    }

    @BeforeEach
    void tables() {
        database.run("CREATE TABLE orders (id int PRIMARY KEY, note text); INSERT INTO orders VALUES (1, '')");
    }

    @AfterEach
    void end() throws SQLException {
        for (String left : List.of(gid, odd(0), odd(1), odd(2), odd(3))) {
            if (stage.ask("SELECT EXISTS (SELECT FROM pg_prepared_xacts WHERE gid = $q$" + left + "$q$)")) {
                database.run("ROLLBACK PREPARED $q$" + left + "$q$");
            }
        }
        stage.close();
        sessions.close();
    }

    private void prepare(String name) {
        stage.player("a").does("BEGIN", "UPDATE orders SET note = 'changed'", "PREPARE TRANSACTION $q$" + name
                + "$q$");
    }

    private Target target() {
        return database.target();
    }

    private PreparedPlan plan(Verb verb, String name) {
        return control.planPrepared(target(), verb, name).orThrow();
    }

    private ProblemCode refused(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }

    private boolean changed() {
        return stage.ask("SELECT note = 'changed' FROM orders");
    }

    @Test
    void aCommitMakesItsChangesFinal() {
        prepare(gid);
        PreparedReport report = control.finish(target(), plan(Verb.COMMIT_PREPARED, gid), WorkContext.none())
                .orThrow();
        assertEquals(List.of(true, true), List.of(report.ended(), changed()));
    }

    @Test
    void aRollbackThrowsItsChangesAway() {
        prepare(gid);
        PreparedReport report = control.finish(target(), plan(Verb.ROLLBACK_PREPARED, gid), WorkContext.none())
                .orThrow();
        assertEquals(List.of(true, false), List.of(report.ended(), changed()));
    }

    private String odd(int which) {
        return List.of("it's ''quoted'' ", "back\\slash \\' and \\\\ ", "\"数据库\" 事务 ", "a?b:c ;-- /* ").get(which)
                + database.name();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anOddNameIsNoObstacle(int which) {
        prepare(odd(which));
        assertTrue(control.finish(target(), plan(Verb.COMMIT_PREPARED, odd(which)), WorkContext.none()).orThrow()
                .ended());
    }

    @Test
    void aPlanSaysWhoWaitsBehindIt() {
        prepare(gid);
        stage.player("b").waitsIn("UPDATE orders SET note = 'b'");
        PreparedPlan plan = plan(Verb.ROLLBACK_PREPARED, gid);
        assertEquals(List.of(1, 1), List.of(plan.blocks(), plan.frees()));
    }

    @Test
    void inAnotherDatabaseItIsRefusedByTheNameOfItsOwn() {
        prepare(gid);
        Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class,
                control.planPrepared(server.freshDatabase().target(), Verb.COMMIT_PREPARED, gid));
        assertEquals(List.of(ProblemCode.PREPARED_ELSEWHERE, database.name()),
                List.of(failed.problem().code(), failed.problem().detail()));
    }

    @Test
    void oneThatIsNotThereIsRefused() {
        assertEquals(ProblemCode.PREPARED_GONE,
                refused(control.planPrepared(target(), Verb.COMMIT_PREPARED, gid)));
    }

    @Test
    void anotherOneOfTheSameNameIsNotTouched() {
        prepare(gid);
        PreparedPlan plan = plan(Verb.COMMIT_PREPARED, gid);
        database.run("ROLLBACK PREPARED $q$" + gid + "$q$");
        prepare(gid);
        assertEquals(ProblemCode.PREPARED_GONE, refused(control.finish(target(), plan, WorkContext.none())));
    }

    @Test
    void aRefusalIsToldInTheServersWords() {
        prepare(gid);
        String role = database.name() + "_other";
        database.run("CREATE ROLE " + role + " LOGIN");
        Target other = new TestPostgres.Database(database.host(), database.port(), database.name(), role).target();
        PreparedPlan plan = control.planPrepared(other, Verb.ROLLBACK_PREPARED, gid).orThrow();
        Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class,
                control.finish(other, plan, WorkContext.none()));
        assertEquals(List.of(ProblemCode.RIGHTS, "permission denied to finish prepared transaction",
                JournalState.ROLLED_BACK),
                List.of(failed.problem().code(), failed.problem().detail(),
                        journal.entries().getFirst().state()));
    }

    @Test
    void nothingIsEndedThatTheJournalCannotHold() {
        prepare(gid);
        PreparedPlan plan = plan(Verb.COMMIT_PREPARED, gid);
        journal.becomeFull();
        assertEquals(ProblemCode.STORE, refused(control.finish(target(), plan, WorkContext.none())));
        assertTrue(stage.ask("SELECT EXISTS (SELECT FROM pg_prepared_xacts WHERE gid = $q$" + gid + "$q$)"));
    }

    @Test
    void theJournalHoldsTheStatementAndItsOutcome() {
        prepare(gid);
        control.finish(target(), plan(Verb.COMMIT_PREPARED, gid), WorkContext.none()).orThrow();
        JournalEntry entry = journal.entries().getFirst();
        assertEquals(List.of("commit-prepared", gid + " owner " + database.user(), "COMMIT PREPARED '" + gid + "'",
                JournalState.COMMITTED, true),
                List.of(entry.action(), entry.subject(), entry.statement(), entry.state(), entry.verified()));
    }

    @Test
    void anEndWhoseAnswerWasLostIsSeenFromAnotherSession() {
        prepare(gid);
        SessionControl losing = control(new LostAnswers(new PostgresSignals(), true));
        assertTrue(losing.finish(target(), plan(Verb.COMMIT_PREPARED, gid), WorkContext.none()).orThrow().ended());
    }

    @Test
    void anEndThatWasLostOnItsWayIsNotKnown() {
        prepare(gid);
        SessionControl losing = control(new LostAnswers(new PostgresSignals(), false));
        assertEquals(ProblemCode.LOST,
                refused(losing.finish(target(), plan(Verb.COMMIT_PREPARED, gid), WorkContext.none())));
        assertEquals(JournalState.UNKNOWN, journal.entries().getFirst().state());
    }

    @Test
    void whatAKilledConsoleLeftIsNotKnownAfterwards() {
        Identity identity;
        try (Session session = sessions.sessions().monitor(target(), Duration.ofSeconds(5))) {
            identity = session.identity();
        }
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        JournalEntry left = new Runs(sessions.sessions(), journal, ANNA, InstantSource.fixed(longAgo)).entry(target(),
                identity, "terminate", "pid 4711 user anna app psql", "SELECT 1", "", "", 0, "");
        journal.intend(left, ChangeRecord.NOTHING);
        new RepairEngine(sessions.sessions(), new PackShelf(folder), IgnoredFindings.none(),
                ApplicationService.none(), journal, ANNA, InstantSource.system()).resolve(_ -> Optional.of(target()));
        assertEquals(JournalState.UNKNOWN, journal.entries().getFirst().state());
    }
}
