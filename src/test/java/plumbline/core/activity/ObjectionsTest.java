package plumbline.core.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.activity.SignalPlan.Objection;

final class ObjectionsTest {

    private static final Instant BEGAN = Instant.parse("2026-11-20T12:00:00Z");

    private static Backend backend(String kind, BackendState state, String statement, @Nullable Instant started,
            boolean own) {
        return new Backend(4711, 0, kind, "shop", "anna", "psql", "local", state, started, BEGAN, BEGAN, BEGAN, "", "",
                null, statement, own);
    }

    private static Objection to(Verb verb, String kind, BackendState state, String statement) {
        return Objections.to(verb, backend(kind, state, statement, BEGAN, false));
    }

    @Test
    void nothingStandsAgainstCancellingARunningStatement() {
        assertEquals(Objection.NONE, to(Verb.CANCEL, "client backend", BackendState.ACTIVE, "SELECT 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IDLE", "IDLE_IN_TRANSACTION", "IDLE_IN_TRANSACTION_ABORTED"})
    void nothingRunsInAnIdleSession(String state) {
        assertEquals(Objection.NOTHING_RUNS,
                to(Verb.CANCEL, "client backend", BackendState.valueOf(state), "SELECT 1"));
    }

    @Test
    void anIdleTransactionCanBeTerminated() {
        assertEquals(Objection.NONE,
                to(Verb.TERMINATE, "client backend", BackendState.IDLE_IN_TRANSACTION, "SELECT 1"));
    }

    @Test
    void theConsolesOwnSessionIsNeverSignalled() {
        assertEquals(Objection.OWN, Objections.to(Verb.TERMINATE,
                backend("client backend", BackendState.ACTIVE, "SELECT 1", BEGAN, true)));
    }

    @Test
    void aSessionWithoutAStartCanNotBeGuarded() {
        assertEquals(Objection.HIDDEN_START,
                Objections.to(Verb.TERMINATE, backend("", BackendState.HIDDEN, "", null, false)));
    }

    @Test
    void aWalSenderIsProtected() {
        assertEquals(Objection.WAL_SENDER, to(Verb.TERMINATE, "walsender", BackendState.ACTIVE, "START_REPLICATION"));
    }

    @Test
    void anAutovacuumAgainstWraparoundIsProtected() {
        assertEquals(Objection.WRAPAROUND, to(Verb.CANCEL, "autovacuum worker", BackendState.ACTIVE,
                "autovacuum: VACUUM public.orders (to prevent wraparound)"));
    }

    @Test
    void anOrdinaryAutovacuumIsNot() {
        assertEquals(Objection.NONE,
                to(Verb.CANCEL, "autovacuum worker", BackendState.ACTIVE, "autovacuum: VACUUM public.orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpointer", "background writer", "walwriter", "archiver", "startup",
        "autovacuum launcher", "io worker", "slotsync worker", "walreceiver", "walsummarizer",
        "logical replication launcher"})
    void theServersOwnProcessesTakeNoSignal(String kind) {
        assertEquals(Objection.SERVER_PROCESS, to(Verb.TERMINATE, kind, BackendState.NONE, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parallel worker", "logical replication worker", "logical replication apply worker",
        "pg_cron launcher"})
    void onOtherWorkersTheServerJudges(String kind) {
        assertEquals(Objection.NONE, to(Verb.TERMINATE, kind, BackendState.NONE, ""));
    }
}
