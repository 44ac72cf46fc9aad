package plumbline.core.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.testing.SampleWaits;

final class WaitTreeTest {

    private static List<String> lines(WaitTree tree) {
        return tree.nodes().stream().map(node -> "  ".repeat(node.depth()) + switch (node.who()) {
            case ServerProcess(int pid) -> "" + pid;
            case Prepared(String gid) -> gid;
            case Cycle(List<Integer> pids) -> "cycle " + pids;
        } + " blocks " + node.blocks()).toList();
    }

    private static WaitTree tree(SampleWaits sample) {
        return new WaitTree(sample.sample());
    }

    private static SampleWaits idle(int... pids) {
        SampleWaits sample = new SampleWaits();
        for (int pid : pids) {
            sample.session(pid, BackendState.IDLE_IN_TRANSACTION, "SELECT 1");
        }
        return sample;
    }

    @Test
    void rootWithMoreSessionsTimesLongerWaitComesFirst() {
        WaitTree tree = tree(idle(1, 2).waits(3, 30, 1).waits(4, 10, 2).waits(5, 10, 2));

        assertEquals(List.of("1 blocks 1", "  3 blocks 0", "2 blocks 2", "  4 blocks 0", "  5 blocks 0"),
                lines(tree));
    }

    @Test
    void sessionBelowTwoRootsIsCountedForBothAndShownOnce() {
        WaitTree tree = tree(idle(1, 2).waits(3, 30, 1, 2).waits(4, 10, 3));

        assertEquals(List.of("1 blocks 2", "  3 blocks 1", "    4 blocks 0", "2 blocks 2"), lines(tree));
    }

    @Test
    void sessionBelowTwoRootsIsFreedByNeitherAlone() {
        WaitTree tree = tree(idle(1, 2).waits(3, 30, 1, 2).waits(4, 10, 2));

        assertEquals(0, tree.frees(new ServerProcess(1)));
        assertEquals(1, tree.frees(new ServerProcess(2)));
    }

    @Test
    void fiveHundredInAQueueStandEachUnderTheOneAhead() {
        WaitTree tree = tree(SampleWaits.queue(500));

        assertEquals(124_751, tree.edges().size());
        assertEquals(500, tree.nodes().getLast().depth());
        assertEquals(500, tree.nodes().getFirst().blocks());
        assertEquals(500, tree.frees(new ServerProcess(1)));
    }

    @Test
    void tenThousandInOneChainDoNotOverflow() {
        SampleWaits sample = idle(1);
        for (int pid = 2; pid <= 10_000; pid++) {
            sample.waits(pid, 1, pid - 1);
        }

        assertEquals(9_999, tree(sample).nodes().getFirst().blocks());
    }

    @Test
    void nodesOfABranchAreCounted() {
        WaitTree tree = tree(idle(1).waits(2, 3, 1).waits(3, 2, 2).waits(4, 1, 1));

        assertEquals(List.of(4, 2, 1, 1), tree.nodes().stream().map(WaitTree.Node::size).toList());
    }

    @Test
    void otherBlockersOfASessionAreToldAfterTheOneItStandsUnder() {
        WaitTree tree = tree(SampleWaits.queue(3));

        assertEquals(List.of(new ServerProcess(3), new ServerProcess(2)), tree.ahead(new ServerProcess(4)));
    }

    @Test
    void cycleIsANodeAboveItsMembersAndThoseBehind() {
        WaitTree tree = tree(new SampleWaits().waits(7, 3, 9).waits(9, 2, 8).waits(8, 2, 7).waits(5, 1, 9));

        assertEquals(List.of("cycle [7, 9, 8] blocks 1", "  7 blocks 3", "  9 blocks 3",
                "    5 blocks 0", "  8 blocks 3"), lines(tree));
        assertEquals(List.of(List.of(7, 9, 8)), tree.cycles());
    }

    @Test
    void cycleThatAlsoWaitsForARootIsCountedThere() {
        WaitTree tree = tree(idle(1).waits(2, 3, 3, 1).waits(3, 2, 2));

        assertEquals(2, tree.nodes().stream().filter(node -> node.who().equals(new ServerProcess(1))).findFirst()
                .orElseThrow().blocks());
    }

    @Test
    void sessionBehindAParallelQueryStandsUnderWhatItsWorkerWaitsFor() {
        SampleWaits sample = idle(1).session(2, BackendState.ACTIVE, "SELECT count(*) FROM orders")
                .add(SampleWaits.backend(3, 2, "parallel worker", BackendState.ACTIVE, "SELECT", false))
                .waits(3, 5, 1).waits(4, 2, 2);

        assertEquals(List.of("1 blocks 2", "  2 blocks 1", "    4 blocks 0"), lines(tree(sample)));
    }

    @Test
    void edgesNameTheWorkerThatWaits() {
        SampleWaits sample = idle(1).session(2, BackendState.ACTIVE, "SELECT count(*) FROM orders")
                .add(SampleWaits.backend(3, 2, "parallel worker", BackendState.ACTIVE, "SELECT", false))
                .waits(3, 5, 1);

        assertEquals(3, tree(sample).edges().getFirst().waiter());
    }

    @Test
    void longestWaitOfARootIsThatOfAnybodyBelow() {
        WaitTree tree = tree(idle(1).waits(2, 3, 1).waits(3, 252, 2));

        assertEquals(Duration.ofSeconds(252), tree.nodes().getFirst().longest());
    }

    private static List<String> steps(WaitTree tree, Participant who) {
        return tree.advice(who).orElseThrow().steps().stream()
                .map(step -> step.verb() + " " + step.on() + " " + step.reason() + " frees " + step.frees()).toList();
    }

    @Test
    void idleRootIsAskedThenTerminated() {
        WaitTree tree = tree(idle(1).waits(2, 3, 1));

        assertEquals(List.of("ASK ServerProcess[pid=1] IDLE frees 1", "TERMINATE ServerProcess[pid=1] IDLE frees 1"),
                steps(tree, new ServerProcess(1)));
    }

    @Test
    void runningRootIsCancelledBeforeItIsTerminated() {
        WaitTree tree = tree(new SampleWaits().session(1, BackendState.ACTIVE, "UPDATE orders").waits(2, 3, 1));

        assertEquals(List.of("CANCEL ServerProcess[pid=1] RUNS frees 1", "TERMINATE ServerProcess[pid=1] RUNS frees 1"),
                steps(tree, new ServerProcess(1)));
    }

    @Test
    void waitingDdlIsCancelledBeforeItsReaderIsEnded() {
        WaitTree tree = tree(idle(1).waitsForTable(2, "AccessExclusiveLock", 9, 1)
                .waitsForTable(3, "AccessShareLock", 5, 2).waitsForTable(4, "AccessShareLock", 4, 2));

        assertEquals(List.of("CANCEL ServerProcess[pid=2] QUEUES_NEW frees 2",
                "ASK ServerProcess[pid=1] IDLE frees 3", "TERMINATE ServerProcess[pid=1] IDLE frees 3"),
                steps(tree, new ServerProcess(1)));
        assertEquals(List.of(new ServerProcess(2)), tree.queues().stream().map(WaitTree.Node::who).toList());
    }

    @Test
    void ofAQueueOnlyTheFirstGoesOnAtOnce() {
        WaitTree tree = tree(SampleWaits.queue(4));

        assertEquals(1, tree.freesAtOnce(new ServerProcess(1)));
        assertEquals(4, tree.frees(new ServerProcess(1)));
    }

    @Test
    void readersBehindADdlAllGoOnAtOnce() {
        WaitTree tree = tree(idle(1).waitsForTable(2, "AccessExclusiveLock", 9, 1)
                .waitsForTable(3, "AccessShareLock", 5, 2).waitsForTable(4, "AccessShareLock", 4, 2));

        assertEquals(2, tree.freesAtOnce(new ServerProcess(2)));
    }

    @Test
    void idleSessionWithoutATransactionIsAskedForItsLockOnly() {
        WaitTree tree = tree(new SampleWaits().session(1, BackendState.IDLE, "SELECT pg_advisory_lock(7)")
                .waits(2, 3, 1));

        assertEquals(List.of("ASK ServerProcess[pid=1] SESSION_LOCK frees 1",
                "TERMINATE ServerProcess[pid=1] SESSION_LOCK frees 1"), steps(tree, new ServerProcess(1)));
    }

    @Test
    void waitingDdlIsFoundDeepInAQueueToo() {
        WaitTree tree = tree(idle(1).waits(5, 20, 1).waitsForTable(2, "AccessExclusiveLock", 9, 5)
                .waitsForTable(3, "AccessShareLock", 5, 2));

        assertEquals("CANCEL ServerProcess[pid=2] QUEUES_NEW frees 1",
                steps(tree, new ServerProcess(1)).getFirst());
    }

    @Test
    void autovacuumGivesWayUnlessItPreventsWraparound() {
        Backend plain = SampleWaits.backend(1, 0, "autovacuum worker", BackendState.ACTIVE,
                "autovacuum: VACUUM public.orders", false);
        Backend pressing = SampleWaits.backend(1, 0, "autovacuum worker", BackendState.ACTIVE,
                "autovacuum: VACUUM public.orders (to prevent wraparound)", false);

        assertTrue(steps(tree(new SampleWaits().add(plain).waits(2, 3, 1)), new ServerProcess(1)).getFirst()
                .contains("GIVES_WAY"));
        assertTrue(steps(tree(new SampleWaits().add(pressing).waits(2, 3, 1)), new ServerProcess(1)).getFirst()
                .contains("PROTECTED"));
    }

    @Test
    void preparedTransactionIsCommittedOrRolledBackAndNeverTerminated() {
        WaitTree tree = tree(new SampleWaits().waitsForPrepared(2, 3, "gx1"));

        assertEquals(Set.of(Verb.ASK, Verb.COMMIT_PREPARED, Verb.ROLLBACK_PREPARED), Set.copyOf(
                tree.advice(new Prepared("gx1")).orElseThrow().steps().stream().map(Advice.Step::verb).toList()));
    }

    @Test
    void ownSessionEndsByItself() {
        WaitTree tree = tree(new SampleWaits().add(SampleWaits.backend(1, 0, "client backend", BackendState.ACTIVE,
                "UPDATE orders", true)).waits(2, 3, 1));

        assertEquals(List.of("WAIT ServerProcess[pid=1] OWN frees 1"), steps(tree, new ServerProcess(1)));
    }

    @Test
    void deadlockIsLeftToTheServerFirst() {
        WaitTree tree = tree(new SampleWaits().waits(1, 3, 2).waits(2, 2, 1));

        assertEquals(Verb.WAIT, tree.advice(new Cycle(List.of(1, 2))).orElseThrow().steps().getFirst().verb());
    }
}
