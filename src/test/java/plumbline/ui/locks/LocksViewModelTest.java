package plumbline.ui.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.core.activity.TargetWaits;
import plumbline.core.activity.Verb;
import plumbline.core.activity.WaitTree;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.testing.BusyMorning;
import plumbline.testing.Desk;
import plumbline.testing.MemoryState;
import plumbline.testing.SampleContext;
import plumbline.testing.SampleLocks;
import plumbline.testing.SetClock;

final class LocksViewModelTest {

    private final SetClock clock = new SetClock(SampleContext.START);
    private final ObjectProperty<Instant> now = new SimpleObjectProperty<>(SampleContext.START);
    private final SampleLocks locks = new SampleLocks(clock);
    private final MemoryState state = new MemoryState();
    private final LocksViewModel model = locks.model(new Desk().work, now, state);
    private final WaitsViewModel waits = model.waits();

    private void pass(long seconds) {
        clock.forward(Duration.ofSeconds(seconds));
        now.set(clock.instant());
    }

    private void read(ActivitySample sample) {
        locks.watch().say(BusyMorning.read(BusyMorning.CALM, clock.instant(), locks.waits().quiet()),
                BusyMorning.read(BusyMorning.SHOP, clock.instant(), sample));
    }

    private void morning() {
        read(locks.waits().morning());
        model.shown("");
    }

    private WaitLine line(int pid) {
        return waits.lines().stream().filter(line -> line.pid() == pid).findFirst().orElseThrow();
    }

    private List<Integer> pids() {
        return waits.lines().stream().map(WaitLine::pid).toList();
    }

    @Test
    void theTargetWhoseWaitsAreWorstIsShownFirst() {
        morning();
        assertEquals("shop-prod", Objects.requireNonNull(model.chosenProperty().get()).name());
    }

    @Test
    void whereNobodyWaitsTheTargetLastChosenIsShown() {
        state.put("locks.target", "shop-prod");
        read(locks.waits().quiet());
        model.shown("");
        assertEquals("shop-prod", Objects.requireNonNull(model.chosenProperty().get()).name());
    }

    @Test
    void theBadgeCountsThoseThatWaitOnAllTargets() {
        morning();
        assertEquals(12, model.waitingProperty().get());
    }

    @Test
    void aServersWaitsCountOnceAndAreShownWhereTheyAre() {
        ActivitySample morning = locks.waits().morning();
        ActivitySample seenBeside = new ActivitySample(morning.at(), "postgres", false, false,
                morning.deadlockTimeout(), morning.backends(), morning.waits(), morning.prepared());
        locks.watch().say(BusyMorning.read(BusyMorning.CALM, clock.instant(), seenBeside),
                BusyMorning.read(BusyMorning.SHOP, clock.instant(), morning));
        model.shown("");
        assertEquals(12, model.waitingProperty().get());
        assertEquals("shop-prod", Objects.requireNonNull(model.chosenProperty().get()).name());
        assertTrue(model.targets().getFirst().isElsewhere());
    }

    @Test
    void aTargetThatNobodyChoseGivesWayToOneWhereAWaitBegins() {
        locks.watch().say(BusyMorning.read(BusyMorning.CALM, clock.instant(), locks.waits().quiet()),
                BusyMorning.read(BusyMorning.SHOP, clock.instant(), locks.waits().quiet()));
        model.shown("");
        assertEquals("billing-test", Objects.requireNonNull(model.chosenProperty().get()).name());
        read(locks.waits().morning());
        assertEquals("shop-prod", Objects.requireNonNull(model.chosenProperty().get()).name());
    }

    @Test
    void aTargetThatAPersonChoseStays() {
        read(locks.waits().quiet());
        model.shown("");
        model.choose("billing-test");
        read(locks.waits().morning());
        assertEquals("billing-test", Objects.requireNonNull(model.chosenProperty().get()).name());
    }

    @Test
    void eachSessionStandsUnderTheOneDirectlyAheadOfIt() {
        morning();
        assertEquals(List.of(0, 1, 2, 3, 4), List.of(4711, 4720, 4725, 4731, 4735).stream()
                .map(pid -> line(pid).node().depth()).toList());
    }

    @Test
    void aClosedLineHidesItsBranchAndStaysClosedOverARefresh() {
        morning();
        waits.turn(line(4731));
        read(locks.waits().morning());
        assertFalse(pids().contains(4735));
        assertTrue(pids().contains(4731));
    }

    @Test
    void aSessionWithTheSamePidAndAnotherStartIsNotTheClosedOne() {
        morning();
        waits.turn(line(4731));
        pass(100); // the sample's sessions begin later then
        read(new BusyMorning(clock.instant().plusSeconds(500)).morning());
        assertTrue(pids().contains(4735));
    }

    @Test
    void theChosenStayChosenOverARefresh() {
        morning();
        waits.choose(List.of(line(4735), line(4711)));
        read(locks.waits().morning());
        assertEquals(List.of(4711, 4735),
                waits.chosenProperty().get().stream().map(WaitLine::pid).sorted().toList());
    }

    @Test
    void whileFrozenWhatIsReadIsHeldBack() {
        morning();
        waits.frozenProperty().set(true);
        pass(12);
        read(locks.waits().quiet());
        assertEquals(12, waits.old().toSeconds());
        assertTrue(pids().contains(4711));
        waits.frozenProperty().set(false);
        assertTrue(waits.lines().isEmpty());
    }

    @Test
    void agesGoOnBetweenTwoReadings() {
        morning();
        pass(7);
        assertEquals("4 m 19 s", model.words().age(line(4720).since(), waits.serverNow()));
    }

    @Test
    void agesStandStillWhereTheTargetNoLongerAnswers() {
        morning();
        TargetWaits before = BusyMorning.read(BusyMorning.SHOP, clock.instant(), locks.waits().morning());
        locks.watch().say(new TargetWaits(before.target(), before.at(), before.tree(), null,
                Problem.of(ProblemCode.LOST, "shop-prod")));
        pass(60);
        assertEquals(Duration.ZERO, waits.later());
        assertEquals("The target can't be reached.", waits.against(Verb.TERMINATE, List.of(line(4711))));
    }

    @Test
    void withNothingChosenTheInspectorTellsOfTheWorstRoot() {
        morning();
        assertEquals(4711, waits.inspected().getFirst().pid());
        assertTrue(waits.chosenProperty().get().isEmpty());
    }

    @Test
    void aRevealedNodeIsChosenAndWhatHidItIsOpened() {
        morning();
        NodeKey deep = line(4735).key();
        waits.turnAll(false);
        assertFalse(pids().contains(4735));
        waits.reveal(deep);
        assertEquals(deep, waits.chosenProperty().get().getFirst().key());
    }

    @Test
    void cancelIsRefusedOnASessionThatRunsNothing() {
        morning();
        assertTrue(waits.against(Verb.CANCEL, List.of(line(4711))).contains("nothing to cancel"));
        assertEquals("", waits.against(Verb.TERMINATE, List.of(line(4711))));
    }

    @Test
    void aPreparedTransactionTakesItsOwnVerbsOnly() {
        morning();
        WaitLine prepared = waits.lines().stream().filter(line -> line.key().who() instanceof Prepared).findFirst()
                .orElseThrow();
        assertTrue(waits.against(Verb.TERMINATE, List.of(prepared)).contains("no session"));
        waits.choose(List.of(prepared));
        waits.act(Verb.ROLLBACK_PREPARED);
        assertEquals(List.of("rollback-prepared gx-2041"), locks.asked());
    }

    @Test
    void withoutTheRightNoSessionCanBeEndedSafely() {
        read(BusyMorning.limited(locks.waits().morning()));
        model.shown("");
        assertTrue(waits.against(Verb.TERMINATE, List.of(line(4711))).contains("pg_monitor"));
    }

    @Test
    void severalChosenAreEndedTogetherAndTheTargetIsAskedAgain() {
        morning();
        waits.choose(List.of(line(4720), line(4725)));
        waits.act(Verb.CANCEL);
        assertEquals(List.of("cancel [4720, 4725]"), locks.asked());
        assertEquals(List.of("shop-prod"), locks.watch().refreshed());
    }

    @Test
    void theWarningNamesWhatWaitsForTheWholeTable() {
        morning();
        assertEquals(List.of("ALTER TABLE of 4731 waits for public.orders: every new query on it queues; "
                + "3 wait already."), new AdviceWords(model.words()).queues(tree()));
    }

    private WaitTree tree() {
        return Objects.requireNonNull(waits.treeProperty().get());
    }

    @Test
    void adviceSaysWhatEndingARootFrees() {
        morning();
        AdviceWords words = new AdviceWords(model.words());
        String said = words.headline(tree().advice(new ServerProcess(4711)).orElseThrow(), tree(), Duration.ZERO);
        assertEquals("Ending 4711 (idle in transaction 14 m 22 s, psql, anna) frees 6 sessions; "
                + "longest wait 4 m 12 s.", said);
    }

    @Test
    void everyStepOfEveryAdviceHasItsSentence() {
        morning();
        AdviceWords words = new AdviceWords(model.words());
        for (WaitTree.Node node : tree().nodes()) {
            tree().advice(node.who()).ifPresent(advice -> words.ways(advice, tree())
                    .forEach(way -> assertFalse(way.text().startsWith("locks."), way.text())));
        }
    }

    @Test
    void indentedTextHoldsTheWholeTree() {
        morning();
        String text = waits.copy(TreeForm.TEXT);
        assertTrue(text.contains("\n        4735: waits 41 s"), text);
    }

    @Test
    void markdownCanNotBeTurnedIntoMarkupByAStatement() {
        morning();
        waits.choose(List.of(line(4735)));
        assertTrue(waits.copy(TreeForm.MARKDOWN).startsWith("- 4735: waits 41 s, ACCESS SHARE on public.orders"));
        assertTrue(waits.copy(TreeForm.MARKDOWN).contains("SELECT \\* FROM orders"));
    }

    @Test
    void csvHasOneLineForEachNode() {
        morning();
        assertEquals(waits.lines().size() + 1, waits.copy(TreeForm.CSV).lines()
                .filter(line -> line.startsWith("who") || line.startsWith("session") || line.startsWith("prepared")
                        || line.startsWith("deadlock"))
                .count());
    }

    @Test
    void jsonNamesEverybodyASessionWaitsFor() {
        morning();
        waits.choose(List.of(line(4725)));
        String json = waits.copy(TreeForm.JSON).replace(" ", "");
        assertTrue(json.contains("\"waits_for\":\"47204711\""), json);
    }

    @Test
    void aMomentOfThePastIsShownAndLeftAgain() {
        locks.history().keep("shop-prod", locks.waits().morning());
        pass(300);
        read(locks.waits().quiet());
        model.shown("shop-prod");
        model.timeLine().previous();
        assertEquals(SampleContext.START, model.timeLine().asOfProperty().get());
        assertTrue(pids().contains(4711));
        assertEquals("This is the past. Go back to now first.", waits.against(Verb.TERMINATE, List.of(line(4711))));
        model.timeLine().backToNow();
        assertNull(model.timeLine().asOfProperty().get());
        assertTrue(waits.lines().isEmpty());
    }

    @Test
    void leftAndRightGoFromReadingToReadingAndOnToTheNextEpisode() {
        for (int second : new int[]{0, 1, 2, 600, 601}) {
            clock.set(SampleContext.START.plusSeconds(second));
            locks.history().keep("shop-prod", locks.waits().morning());
        }
        pass(60);
        read(locks.waits().quiet());
        model.shown("shop-prod");
        TimeLineViewModel past = model.timeLine();
        past.lookAt(SampleContext.START.plusSeconds(2), Duration.ofSeconds(1));
        past.next();
        assertEquals(SampleContext.START.plusSeconds(600), past.asOfProperty().get());
        past.previous();
        past.previous();
        assertEquals(SampleContext.START.plusSeconds(1), past.asOfProperty().get());
    }

    @Test
    void sessionsAreReadOnlyWhileAPersonLooksAtThem() {
        morning();
        assertEquals("", locks.watch().lookedAt());
        model.sessionsShownProperty().set(true);
        assertEquals("shop-prod", locks.watch().lookedAt());
        model.hidden();
        assertEquals("", locks.watch().lookedAt());
    }
}
