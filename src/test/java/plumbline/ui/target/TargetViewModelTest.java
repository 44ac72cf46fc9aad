package plumbline.ui.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.core.health.MetricGroup;
import plumbline.core.health.TargetState;
import plumbline.core.target.Environment;
import plumbline.core.text.Language;
import plumbline.testing.FakeHealthMonitor;
import plumbline.testing.MemoryHistory;
import plumbline.testing.SampleContext;
import plumbline.testing.SampleHealth;
import plumbline.ui.control.TileFace;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.RecentPast;
import plumbline.ui.fx.ScreenContext;

final class TargetViewModelTest {

    private final SampleContext surroundings = new SampleContext();
    private final List<Runnable> waiting = new ArrayList<>();
    private final MemoryHistory history = new MemoryHistory();
    private final SampleHealth sample = new SampleHealth(SampleContext.START, history);
    private final FakeHealthMonitor monitor = new FakeHealthMonitor();
    private final ScreenContext slow = new ScreenContext(surroundings.texts(), Runnable::run, waiting::add,
            surroundings.context().now());
    private final RecentPast past = new RecentPast(history, surroundings.context());
    private final InspectorViewModel inspector = new InspectorViewModel(history, past, slow);
    private final TargetViewModel model = new TargetViewModel(monitor, past, inspector, surroundings.context());

    @Test
    void groupsTilesInTheOrderOfTheScreen() {
        show(TargetState.OK);

        List<MetricGroup> groups = model.groups().stream().map(TileGroup::group).toList();

        assertEquals(MetricGroup.AVAILABILITY, groups.getFirst());
        assertEquals(groups.stream().sorted().toList(), groups);
    }

    @Test
    void valueOfDeadTargetIsStaleAndTheBannerSaysSinceWhen() {
        show(TargetState.UNREACHABLE);

        assertTrue(model.tile("connections").get().stale());
        assertFalse(model.headerProperty().get().banner().isEmpty());
        assertTrue(model.headerProperty().get().bannerAge().startsWith("Unreachable for 5 m"));
    }

    @Test
    void reachableIsTheOneValueThatIsKnownOfADeadTarget() {
        show(TargetState.UNREACHABLE);

        assertEquals(Mark.UNREACHABLE, model.tile("reachable").get().mark());
        assertEquals("No", model.tile("reachable").get().number());
        assertFalse(model.tile("reachable").get().stale());
    }

    @Test
    void targetThatComesBackLosesItsBannerByItself() {
        show(TargetState.UNREACHABLE);
        show(TargetState.OK);

        assertEquals("", model.headerProperty().get().banner());
        assertFalse(model.tile("connections").get().stale());
        assertEquals(Mark.OK, model.headerProperty().get().mark());
    }

    @Test
    void valueThatIsNotRenewedBecomesStale() {
        show(TargetState.OK);
        surroundings.pass(600);
        surroundings.texts().languageProperty().set(Language.ZH_CN);

        assertTrue(model.tile("connections").get().stale());
    }

    @Test
    void unknownValueSaysWhyAndWhichGrantHelps() {
        show(TargetState.CRITICAL);
        String metric = model.groups().stream().flatMap(group -> group.metrics().stream())
                .filter(id -> model.tile(id).get().mark() == Mark.UNKNOWN).findFirst().orElseThrow();

        model.choose(metric);

        TileFace tile = model.tile(metric).get();
        assertEquals("–", tile.number());
        assertFalse(tile.line().isEmpty());
        Inspection inspection = inspector.shownProperty().get().orElseThrow();
        assertTrue(inspection.grant().startsWith("GRANT "), inspection.grant());
    }

    @Test
    void inspectorTellsLimitsMeaningAndStatement() {
        show(TargetState.OK);
        model.choose("connections");

        Inspection inspection = inspector.shownProperty().get().orElseThrow();

        assertEquals("Warning from 75 %. Critical from 90 %.", inspection.limits());
        assertTrue(inspection.sql().contains("pg_stat_activity"));
        assertFalse(inspection.explanation().isEmpty());
        assertTrue(inspection.source().contains("pgmonitor"));
    }

    @Test
    void chartShowsThePastAndTheDayBeforeOnceTheyAreRead() {
        show(TargetState.OK);
        model.choose("connections");
        assertEquals(0, inspector.chartProperty().get().points().size(), "it is read elsewhere");

        waiting.forEach(Runnable::run);

        var chart = inspector.chartProperty().get();
        assertTrue(chart.points().size() > 40);
        assertTrue(chart.yesterday().size() > 40);
        Instant first = chart.yesterday().getFirst().at();
        assertFalse(first.isBefore(chart.from()), "yesterday lies on today's axis");
    }

    @Test
    void answerThatWasOvertakenIsDropped() {
        show(TargetState.OK);
        model.choose("connections");
        inspector.rangeProperty().set(HistoryRange.DAY);
        assertEquals(2, waiting.size());

        waiting.getLast().run();
        Instant from = inspector.chartProperty().get().from();
        waiting.getFirst().run();

        assertEquals(SampleContext.START.minus(HistoryRange.DAY.length()), from);
        assertEquals(from, inspector.chartProperty().get().from());
    }

    @Test
    void everyChoiceOfRangeIsRead() {
        show(TargetState.OK);
        model.choose("connections");
        waiting.clear();
        for (HistoryRange range : List.of(HistoryRange.WEEK, HistoryRange.DAY, HistoryRange.HOUR)) {
            inspector.rangeProperty().set(range);
        }

        assertEquals(3, waiting.size());
    }

    @Test
    void filterKeepsTilesByTitle() {
        show(TargetState.OK);
        model.filterProperty().set("dead");

        assertEquals(List.of(new TileGroup(MetricGroup.MAINTENANCE, List.of("dead-rows"))), model.groups());
    }

    private void show(TargetState state) {
        monitor.set(List.of(sample.one(SampleHealth.postgres("shop", Environment.PRODUCTION), state)));
        model.show("shop");
    }
}
