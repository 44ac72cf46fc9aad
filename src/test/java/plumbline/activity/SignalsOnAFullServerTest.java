package plumbline.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.SignalPlan;
import plumbline.core.activity.SignalReport;
import plumbline.core.activity.SignalReport.Fate;
import plumbline.core.activity.SignallingControl;
import plumbline.core.activity.Verb;
import plumbline.core.repair.Actor;
import plumbline.core.session.Session;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.postgresql.PostgresActivity;
import plumbline.db.postgresql.PostgresSignals;
import plumbline.demo.PostgresServer;
import plumbline.demo.ServerOptions;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

final class SignalsOnAFullServerTest {

    @Test
    void theKeptSessionEndsWhatFillsTheServer() throws SQLException {
        List<Connection> others = new ArrayList<>();
        try (PostgresServer server = TestPostgres.own(18, ServerOptions.trusting().with("max_connections", "12"));
                TestSessions sessions = new TestSessions()) {
            server.start();
            TestPostgres.Database database = new TestPostgres.Database(PostgresServer.HOST, server.port(), "postgres",
                    PostgresServer.SUPERUSER);
            Target target = database.target();
            SessionControl control = new SignallingControl(sessions.sessions(), new PostgresActivity(),
                    new PostgresSignals(), new MemoryJournal(), new Actor("anna", "desk"), InstantSource.system());
            try (Session kept = sessions.sessions().control(target)) {
                kept.identity(); // it is open before the server is full
            }
            assertTrue(fill(database, others), "the server takes ever more connections");
            int pid = others.getFirst().unwrap(org.postgresql.PGConnection.class).getBackendPID();
            SignalPlan plan = control.plan(target, Verb.TERMINATE, List.of(pid)).orThrow();
            SignalReport report = control.signal(target, plan, false, WorkContext.none()).orThrow();
            assertEquals(Fate.ENDED, report.results().getFirst().fate());
        } finally {
            for (Connection other : others) {
                other.close();
            }
        }
    }

    private static boolean fill(TestPostgres.Database database, List<Connection> others) {
        while (others.size() < 50) {
            try {
                others.add(database.connect());
            } catch (SQLException full) {
                return "53300".equals(full.getSQLState());
            }
        }
        return false;
    }
}
