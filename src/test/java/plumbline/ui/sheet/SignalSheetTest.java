package plumbline.ui.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.SignalPlan.Objection;
import plumbline.core.activity.SignalReport.Fate;
import plumbline.core.activity.Verb;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Target;
import plumbline.testing.Desk;
import plumbline.testing.FakeSessionControl;
import plumbline.testing.Shop;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Notice;

final class SignalSheetTest {

    private final Desk desk = new Desk();
    private final FakeSessionControl control = new FakeSessionControl();
    private final SignalDesk signals = new SignalDesk(control, desk.work, desk.notices::add, desk);
    private final List<String> changed = new ArrayList<>();

    private SignalSheetViewModel open(Target target, Verb verb, Integer... pids) {
        signals.signal(target, verb, List.of(pids), () -> changed.add("changed"));
        return desk.signalSheets.getLast();
    }

    @Test
    void nothingIsSentBeforeTheButtonIsPressed() {
        open(Shop.TEST, Verb.TERMINATE, 4711);
        assertEquals(List.of(), control.sent());
    }

    @Test
    void theTitleNamesTheVerbAndTheSession() {
        assertEquals("Terminate session 4711?", open(Shop.TEST, Verb.TERMINATE, 4711).title());
    }

    @Test
    void theTitleOfSeveralNamesTheirNumber() {
        assertEquals("Cancel the statements of 3 sessions?", open(Shop.TEST, Verb.CANCEL, 11, 12, 13).title());
    }

    @Test
    void aLineSaysWhoItIsAndWhomItBlocks() {
        assertEquals(List.of(new SignalLine(4711, "anna", "psql", "active", "2 m",
                3, 2, "4 m 12 s", "", null)),
                open(Shop.TEST, Verb.TERMINATE, 4711).lines());
    }

    @Test
    void theSqlIsThatOfThoseThatWillBeSignalled() {
        control.objecting(pid -> pid == 12 ? Objection.NOTHING_RUNS : Objection.NONE);
        assertEquals("SELECT cancel(11);\nSELECT cancel(13)", open(Shop.TEST, Verb.CANCEL, 11, 12, 13).statement());
    }

    @Test
    void theButtonCountsOnlyThoseThatWillBeSignalled() {
        control.objecting(pid -> pid == 12 ? Objection.OWN : Objection.NONE);
        assertEquals("Terminate 2 sessions", open(Shop.TEST, Verb.TERMINATE, 11, 12, 13).verb());
    }

    @Test
    void onePressSignalsOnce() {
        SignalSheetViewModel sheet = open(Shop.TEST, Verb.TERMINATE, 4711);
        sheet.act();
        sheet.act();
        assertEquals(List.of("terminate 4711"), control.sent());
    }

    @Test
    void onProductionTheNameIsTyped() {
        SignalSheetViewModel sheet = open(Shop.PROD, Verb.TERMINATE, 4711);
        sheet.act();
        assertEquals(List.of(), control.sent());
        sheet.flow().typedNameProperty().set("shop-prod");
        sheet.act();
        assertEquals(List.of("terminate 4711"), control.sent());
    }

    @Test
    void whereNothingRunsTheReasonSaysSo() {
        control.objecting(_ -> Objection.NOTHING_RUNS);
        SignalSheetViewModel sheet = open(Shop.TEST, Verb.CANCEL, 4711);
        assertEquals("None of them runs a statement that could be cancelled.", sheet.reason().get());
    }

    @Test
    void aProtectedOneIsSignalledOnlyAfterTheExtraStep() {
        control.objecting(_ -> Objection.WAL_SENDER);
        SignalSheetViewModel sheet = open(Shop.TEST, Verb.TERMINATE, 4711);
        assertFalse(sheet.canAct().get());
        sheet.alsoProtectedProperty().set(true);
        sheet.act();
        assertEquals(List.of("terminate 4711"), control.sent());
    }

    @Test
    void theOutcomeOfEachIsShown() {
        control.becoming(pid -> pid == 11 ? Fate.ENDED : Fate.STILL_THERE);
        SignalSheetViewModel sheet = open(Shop.TEST, Verb.TERMINATE, 11, 12);
        sheet.act();
        assertEquals(List.of(Mark.OK, Mark.WARNING), sheet.lines().stream().map(SignalLine::mark).toList());
    }

    @Test
    void theSheetTellsThatItIsDone() {
        SignalSheetViewModel sheet = open(Shop.TEST, Verb.TERMINATE, 4711);
        sheet.act();
        assertEquals(List.of(Stage.APPLIED, "It is done."),
                List.of(sheet.flow().stageProperty().get(), sheet.reason().get()));
    }

    @Test
    void theNoticeCountsAndNamesTheOthers() {
        control.becoming(pid -> pid == 11 ? Fate.ENDED : Fate.STILL_THERE);
        open(Shop.TEST, Verb.TERMINATE, 11, 12).act();
        Notice notice = desk.notices.getFirst();
        assertEquals(List.of(Notice.Kind.WARNING, "1 of 2 sessions on shop-test were ended. Still there: 12."),
                List.of(notice.kind(), notice.text()));
    }

    @Test
    void theScreenIsToldThatSomethingChanged() {
        open(Shop.TEST, Verb.TERMINATE, 4711).act();
        assertEquals(List.of("changed"), changed);
    }

    @Test
    void afterACancelThatDidNotHelpTheSheetOffersToTerminate() {
        control.becoming(_ -> Fate.STILL_THERE);
        SignalSheetViewModel cancel = open(Shop.TEST, Verb.CANCEL, 11, 12);
        cancel.act();
        assertEquals("Terminate 2 sessions...", cancel.verb());
        cancel.act();
        assertEquals("Terminate 2 sessions?", desk.signalSheets.getLast().title());
    }

    @Test
    void toTerminateAfterACancelIsASheetOfItsOwn() {
        control.becoming(_ -> Fate.STILL_THERE);
        SignalSheetViewModel cancel = open(Shop.TEST, Verb.CANCEL, 11);
        cancel.whenOver(() -> changed.add("closed"));
        cancel.act();
        cancel.act();
        assertEquals(List.of("cancel 11"), control.sent());
        assertTrue(changed.contains("closed"));
    }

    @Test
    void thoseThatAreGoneAreNamed() {
        assertTrue(open(Shop.TEST, Verb.TERMINATE, 1, 4711).facts().contains("Not there any more: 1."));
    }

    private PreparedSheetViewModel prepared(Target target) {
        signals.prepared(target, Verb.COMMIT_PREPARED, "gx1", () -> changed.add("changed"));
        return desk.preparedSheets.getLast();
    }

    @Test
    void aPreparedTransactionIsShownBeforeItIsEnded() {
        PreparedSheetViewModel sheet = prepared(Shop.TEST);
        assertEquals(List.of("Commit the prepared transaction gx1?", "COMMIT PREPARED 'gx1'", List.of()),
                List.of(sheet.title(), sheet.statement(), control.sent()));
    }

    @Test
    void aPreparedTransactionIsEndedOnce() {
        PreparedSheetViewModel sheet = prepared(Shop.TEST);
        sheet.act();
        sheet.act();
        assertEquals(List.of("commit-prepared gx1"), control.sent());
    }

    @Test
    void onProductionTheNameIsTypedForAPreparedTransaction() {
        PreparedSheetViewModel sheet = prepared(Shop.PROD);
        sheet.act();
        assertEquals(List.of(), control.sent());
    }

    @Test
    void theNoticeOfAPreparedTransactionNamesTheRun() {
        prepared(Shop.TEST).act();
        assertEquals("The prepared transaction gx1 on shop-test is committed. Run R-9.",
                desk.notices.getFirst().text());
    }

    @Test
    void aRefusedEndLeavesTheSheetWithTheServersWords() {
        control.finishing(_ -> new Outcome.Failed<>(new Problem(ProblemCode.RIGHTS, "shop-test",
                Effect.NOTHING_CHANGED, "permission denied to finish prepared transaction")));
        PreparedSheetViewModel sheet = prepared(Shop.TEST);
        sheet.act();
        assertEquals(Stage.FAILED, sheet.flow().stageProperty().get());
        assertEquals(List.of(), changed);
    }
}
