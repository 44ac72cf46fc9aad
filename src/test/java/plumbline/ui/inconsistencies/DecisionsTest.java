package plumbline.ui.inconsistencies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.IgnoredFindings.Ignored;
import plumbline.core.check.Ways;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Severity;
import plumbline.core.session.Row;
import plumbline.testing.Desk;
import plumbline.testing.FakeChecks;
import plumbline.testing.FakeHistory;
import plumbline.testing.FakePacks;
import plumbline.testing.MemoryConnections;
import plumbline.testing.MemoryDecisions;
import plumbline.testing.SetClock;
import plumbline.testing.Shop;
import plumbline.ui.grid.RowLook;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.OfRest;

final class DecisionsTest {

    private static final CheckKey COUNTS = new CheckKey("shop-test", Shop.COUNTS.path());

    private final Desk desk = new Desk();
    private final FakeChecks checks = new FakeChecks();
    private final FakeHistory history = new FakeHistory();
    private final MemoryDecisions decisions = new MemoryDecisions();
    private final SetClock now = new SetClock(Shop.NOON);
    private final Clock clock = now.withZone(ZoneOffset.UTC);
    private final CheckList list = new CheckList(new CheckList.Sources(new MemoryConnections(List.of(Shop.TEST)),
            new FakePacks(), checks, history, decisions), desk.work, clock);
    private final InconsistenciesViewModel model = new InconsistenciesViewModel(list, desk.changes, desk.work,
            decisions.with(clock), (_, _) -> {});

    @BeforeEach
    void findings() {
        checks.answer(Shop.TEST, Shop.found(Shop.TEST, Shop.COUNTS, 7));
    }

    private IgnoreViewModel ignoreTwo() {
        model.shown("");
        model.grid().select(Shop.findings(2));
        model.ignore();
        return decisions.ignoreQuestions.getLast();
    }

    @Test
    void nothingIsIgnoredWithoutAReason() {
        IgnoreViewModel question = ignoreTwo();
        question.save();
        assertEquals("Say why.", question.mistake().get());
        assertTrue(decisions.of("shop-test", Shop.COUNTS.path(), Shop.NOON).isEmpty());
    }

    @Test
    void chosenFindingsAreIgnoredForAWeekAndTheCheckIsAskedAgain() {
        IgnoreViewModel question = ignoreTwo();
        question.reasonProperty().set(" agreed ");
        question.expiryProperty().set(IgnoreViewModel.Expiry.WEEK);
        int asked = checks.asked().size();
        question.save();
        List<Ignored> kept = decisions.of("shop-test", Shop.COUNTS.path(), Shop.NOON);
        assertEquals(new Ignored(Map.of("id", "1"), "agreed", "dba", Shop.NOON, Shop.NOON.plus(Duration.ofDays(7))),
                kept.getFirst());
        assertEquals(asked + 1, checks.asked().size());
    }

    @Test
    void aDateMustLieAhead() {
        IgnoreViewModel question = ignoreTwo();
        question.reasonProperty().set("agreed");
        question.expiryProperty().set(IgnoreViewModel.Expiry.DATE);
        question.dateProperty().set(LocalDate.of(2026, 11, 20));
        assertFalse(question.mistake().get().isEmpty());
        question.dateProperty().set(LocalDate.of(2026, 11, 21));
        assertTrue(question.mistake().get().isEmpty());
    }

    @Test
    void ignoredFindingsAreShownWithTheirReasonAndCanBeHeededAgain() {
        Row left = Shop.row(91L, "left", 4L, 3L);
        decisions.ignore("shop-test", Shop.COUNTS.path(),
                List.of(new Ignored(Map.of("id", "91"), "agreed", "dba", Shop.NOON, Instant.MAX)));
        CheckResult found = Shop.found(Shop.TEST, Shop.COUNTS, 7);
        checks.answer(Shop.TEST, new CheckResult("shop-test", Shop.COUNTS, CheckStatus.FINDINGS, 7, Severity.CRITICAL,
                found.columns(), found.rows(), List.of(), List.of(left), Ways.UNASKED, null, 12, Shop.NOON));
        model.shown("");
        assertEquals(1, model.findings().ignoredCountProperty().get());
        model.findings().showIgnoredProperty().set(true);
        Row shown = model.grid().visible().getLast();
        assertEquals(new RowLook(RowLook.Kind.IGNORED, "Ignored by dba until taken back: agreed"),
                model.grid().look(shown));
        model.grid().select(List.of(shown));
        assertEquals(Selection.Extent.NOTHING, model.repair().selection().get().extent());
        assertTrue(model.canHeed().get());
        model.heed();
        assertTrue(decisions.of("shop-test", Shop.COUNTS.path(), Shop.NOON).isEmpty());
    }

    @Test
    void aRowThatIsOnlyShownIsNeverRepairedOrIgnored() {
        CheckResult found = Shop.found(Shop.TEST, Shop.COUNTS, 2);
        checks.answer(Shop.TEST, new CheckResult("shop-test", Shop.COUNTS, CheckStatus.FINDINGS, 1, Severity.WARNING,
                found.columns(), found.rows(), List.of(Severity.WARNING, Severity.INFO), List.of(), Ways.UNASKED, null,
                12,
                Shop.NOON));
        model.shown("");
        model.grid().select(List.of(found.rows().get(1)));
        assertFalse(model.canIgnore().get());
        assertEquals("What is selected is only shown or ignored.", model.repair().reason().get());
    }

    @Test
    void aScheduleIsReadInWordsAndKept() {
        model.shown("");
        model.schedule();
        ScheduleViewModel question = decisions.scheduleQuestions.getFirst();
        question.cronProperty().set("nonsense");
        question.save();
        assertTrue(decisions.chosen("shop-test", Shop.COUNTS.path()).isEmpty());
        question.cronProperty().set("30 6 * * *");
        assertEquals("daily at 06:30", question.words().get());
        assertEquals(4, question.next().get().lines().count());
        question.save();
        assertEquals("30 6 * * *", list.check(COUNTS).orElseThrow().times().cron());
    }

    @Test
    void aCheckIsAskedWhenItsTimeHasComeAndOnlyOnce() {
        checks.all(List.of(Shop.like(Shop.COUNTS, "hourly", Shop.COUNTS.kind(), "0 * * * *"), Shop.ORPHANS));
        Timetable timetable = new Timetable(list, desk.work, clock);
        timetable.tick();
        now.forward(Duration.ofMinutes(30));
        timetable.tick();
        assertTrue(checks.asked().isEmpty());
        now.forward(Duration.ofMinutes(31));
        timetable.tick();
        assertEquals(List.of("shop-test usage-tracking/hourly"), checks.asked());
        now.forward(Duration.ofMinutes(1));
        timetable.tick();
        assertEquals(1, checks.asked().size());
    }

    @Test
    void aTrialHasNoTimesWhateverWasChosenForIt() {
        Check trial = Shop.like(Shop.COUNTS, "trial", new Kind.Trial(Map.of()), "0 * * * *");
        decisions.choose("shop-test", trial.path(), "0 * * * *");
        checks.all(List.of(trial));
        Timetable timetable = new Timetable(list, desk.work, clock);
        timetable.tick();
        now.forward(Duration.ofMinutes(61));
        timetable.tick();
        assertEquals(List.of(), checks.asked());
    }

    @Test
    void aTrialIsNotScheduled() {
        checks.all(List.of(Shop.like(Shop.COUNTS, "trial", new Kind.Trial(Map.of()), "")));
        model.shown("");
        model.open(new CheckKey("shop-test", "usage-tracking/trial"));
        model.schedule();
        assertEquals(List.of(), decisions.scheduleQuestions);
    }

    @Test
    void aCheckChosenAloneIsAskedByName() {
        model.shown("");
        model.open(COUNTS);
        model.runChosen();
        assertEquals(List.of("shop-test " + Shop.COUNTS.path()), checks.askedByName());
    }

    @Test
    void noCheckOfAPackIsAskedByName() {
        checks.all(List.of(Shop.COUNTS));
        model.shown("");
        model.open(new CheckKey("shop-test", "usage-tracking"));
        model.runChosen();
        assertEquals(List.of(), checks.askedByName());
    }

    @Test
    void newFindingsRaiseOneNoticeThatLeadsToTheWorst() {
        history.put("shop-test", Shop.COUNTS.path(), Shop.NOON.minus(Duration.ofHours(1)), 4);
        history.put("shop-test", Shop.ORPHANS.path(), Shop.NOON.minus(Duration.ofHours(1)), 0);
        checks.answer(Shop.TEST, Shop.found(Shop.TEST, Shop.ORPHANS, 9));
        List<CheckKey> opened = new ArrayList<>();
        new News(list, desk.texts, desk.notices::add, opened::add);
        model.shown("");
        assertEquals("2 checks on shop-test found more than before: Wrong usage counters (+3), "
                + "Orphaned usage rows (+9).", desk.notices.getFirst().text());
        desk.notices.getFirst().action().run();
        assertEquals(List.of(COUNTS), opened);
    }

    @Test
    void asManyFindingsAsBeforeAreNoNews() {
        history.put("shop-test", Shop.COUNTS.path(), Shop.NOON.minus(Duration.ofHours(1)), 7);
        new News(list, desk.texts, desk.notices::add, _ -> {});
        model.shown("");
        assertTrue(desk.notices.isEmpty());
    }

    @Test
    void aBaselineIsRecordedAndGivenBack() {
        Check drift = Shop.like(Shop.ORPHANS, "drift", new Kind.Baseline(Map.of("distillations", 3L), 10, 25), "");
        checks.all(List.of(drift));
        model.shown("");
        model.open(new CheckKey("shop-test", drift.path()));
        model.recordBaseline();
        assertNotNull(model.baseline().recordedProperty().get());
        model.forgetBaseline();
        assertNull(model.baseline().recordedProperty().get());
    }

    @Test
    void manyCleanChecksAreFoldedIntoOneLineAndTheSearchFindsThem() {
        List<Check> many = new ArrayList<>(List.of(Shop.COUNTS));
        for (int i = 0; i < 150; i++) {
            many.add(Shop.like(Shop.ORPHANS, "clean-" + i));
        }
        checks.all(many);
        model.shown("");
        assertEquals(4, model.tree().lines().size());
        Line rest = model.tree().lines().getLast();
        assertEquals(150, rest.entry() instanceof OfRest folded ? folded.count() : 0);
        model.tree().turn(rest);
        assertEquals(154, model.tree().lines().size());
        model.runChosen();
        assertEquals(154, model.tree().lines().size(), "stays open over a refresh");
        model.tree().turn(model.tree().lines().get(3));
        model.tree().searchProperty().set("clean-77");
        assertTrue(model.tree().lines().getLast().entry() instanceof OfCheck check
                && check.check().id().equals("clean-77"));
    }

    @Test
    void aWholePackIsPreviewedOnOneSheet() {
        checks.all(List.of(Shop.COUNTS, Shop.like(Shop.COUNTS, "more"), Shop.ORPHANS));
        checks.answer(Shop.TEST, Shop.found(Shop.TEST, Shop.like(Shop.COUNTS, "more"), 2));
        model.shown("");
        model.previewPack();
        assertEquals(List.of("usage-count", "more"), desk.seriesSheets.getFirst().steps().stream()
                .map(step -> step.request().check().id()).toList());
    }
}
