package plumbline.ui.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plumbline.core.health.TargetHealth;
import plumbline.core.health.TargetState;
import plumbline.core.target.Environment;
import plumbline.core.text.Language;
import plumbline.core.watch.Watched;
import plumbline.testing.FakeHealthMonitor;
import plumbline.testing.MemoryHistory;
import plumbline.testing.SampleContext;
import plumbline.testing.SampleHealth;
import plumbline.ui.control.CardFace;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.RecentPast;
import plumbline.ui.fx.Trail;

final class OverviewViewModelTest {

    private final SampleContext surroundings = new SampleContext();
    private final MemoryHistory history = new MemoryHistory();
    private final SampleHealth sample = new SampleHealth(SampleContext.START, history);
    private final FakeHealthMonitor monitor = new FakeHealthMonitor();
    private final Trail trail = new Trail(new Place.Overview());
    private final Watched<Map<String, Long>> findings = new Watched<>(Map.of());
    private final OverviewViewModel model = new OverviewViewModel(monitor, findings,
            new RecentPast(history, surroundings.context()), trail, surroundings.context());

    OverviewViewModelTest() {
        model.setInView(true);
    }

    @Test
    void ordersWorstFirstWithinEachEnvironment() {
        monitor.set(List.of(health("fine", Environment.PRODUCTION, TargetState.OK),
                health("tester", Environment.TEST, TargetState.UNREACHABLE),
                health("slow", Environment.PRODUCTION, TargetState.WARNING),
                health("burning", Environment.PRODUCTION, TargetState.CRITICAL),
                health("gone", Environment.PRODUCTION, TargetState.UNREACHABLE)));
        model.columnsProperty().set(10);

        assertEquals(List.of(new OverviewRow.Heading(Environment.PRODUCTION, 4),
                new OverviewRow.Cards(List.of("gone", "burning", "slow", "fine")),
                new OverviewRow.Heading(Environment.TEST, 1), new OverviewRow.Cards(List.of("tester"))),
                model.rows());
        assertEquals(3, model.needingAttentionProperty().get());
    }

    @Test
    void fillsAsManyColumnsAsFit() {
        monitor.set(IntStream.range(0, 7).mapToObj(i -> health("t" + i, Environment.TEST, TargetState.OK)).toList());
        model.columnsProperty().set(3);

        assertEquals(List.of(3, 3, 1), model.rows().stream().filter(OverviewRow.Cards.class::isInstance)
                .map(row -> ((OverviewRow.Cards) row).names().size()).toList());
    }

    @Test
    void showsUpToThreeWorstValuesWithTheCriticalFirst() {
        monitor.set(List.of(health("burning", Environment.PRODUCTION, TargetState.CRITICAL)));

        List<CardFace.Chip> chips = model.card("burning").get().chips();

        assertEquals(3, chips.size());
        assertEquals(Mark.CRITICAL, chips.getFirst().mark());
        assertEquals("Response time", chips.getFirst().title());
        assertEquals("7 s", chips.getFirst().value());
    }

    @Test
    void fineTargetHasNoChips() {
        monitor.set(List.of(health("fine", Environment.PRODUCTION, TargetState.OK)));

        CardFace card = model.card("fine").get();

        assertEquals(List.of(), card.chips());
        assertEquals(100, card.score());
        assertFalse(card.stale());
        assertTrue(card.past().size() > 10, "the past comes from the history");
    }

    @Test
    void unreachableTargetKeepsItsLastValuesAsStaleAndSaysWhy() {
        monitor.set(List.of(health("gone", Environment.PRODUCTION, TargetState.UNREACHABLE)));

        CardFace card = model.card("gone").get();

        assertTrue(card.stale());
        assertFalse(card.response().isEmpty());
        assertFalse(card.trouble().isEmpty());
        assertEquals("Unreachable", card.word());
    }

    @Test
    void cardsSpeakTheLanguageChosenMeanwhile() {
        monitor.set(List.of(health("slow", Environment.STAGING, TargetState.WARNING)));
        surroundings.texts().languageProperty().set(Language.ZH_TW);

        CardFace card = model.card("slow").get();

        assertEquals("警告", card.word());
        assertEquals("預備", card.environmentWord());
        assertEquals("回應時間", card.chips().getFirst().title());
    }

    @Test
    void countsFindingsThatBecomeKnown() {
        monitor.set(List.of(health("shop", Environment.PRODUCTION, TargetState.OK)));
        assertFalse(model.card("shop").get().counts().contains("findings"), "nothing was checked yet");

        findings.set(Map.of("shop", 1234L));

        assertTrue(model.card("shop").get().counts().startsWith("1,234 findings"));
    }

    @Test
    void filterKeepsTargetsWhoseNameOrPlaceHoldsTheWords() {
        monitor.set(List.of(health("shop", Environment.PRODUCTION, TargetState.OK),
                health("billing", Environment.PRODUCTION, TargetState.OK)));
        model.filterProperty().set(" BILL ");

        assertEquals(List.of(new OverviewRow.Heading(Environment.PRODUCTION, 1),
                new OverviewRow.Cards(List.of("billing"))), model.rows());
    }

    @Test
    void openGoesToTheTarget() {
        model.open("shop");

        assertEquals(new Place.TargetTiles("shop"), trail.placeProperty().get());
    }

    @Test
    void countsWhatNeedsAttentionWhileNobodyLooks() {
        model.setInView(false);
        monitor.set(List.of(health("gone", Environment.PRODUCTION, TargetState.UNREACHABLE)));

        assertEquals(1, model.needingAttentionProperty().get());
        assertEquals(List.of(), model.rows());
        model.setInView(true);
        assertEquals(2, model.rows().size());
    }

    private TargetHealth health(String name, Environment environment, TargetState state) {
        return sample.one(SampleHealth.postgres(name, environment), state);
    }
}
