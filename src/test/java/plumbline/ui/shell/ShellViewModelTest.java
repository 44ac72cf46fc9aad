package plumbline.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.watch.Watched;
import plumbline.testing.FakeHealthMonitor;
import plumbline.testing.SampleConsole;
import plumbline.testing.SampleContext;
import plumbline.testing.SampleHealth;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.ThemeChoice;
import plumbline.ui.fx.Ticker;

final class ShellViewModelTest {

    private final SampleConsole sample = new SampleConsole(Runnable::run).with(8);
    private final Console console = sample.console(new Ticker(InstantSource.fixed(Instant.now())));
    private final ShellViewModel shell = new ShellViewModel(console);

    ShellViewModelTest() {
        shell.start();
    }

    @Test
    void scopeFollowsTheTargetInView() {
        assertEquals(Optional.empty(), shell.scopeProperty().get());

        console.trail().go(new Place.TargetTiles("shop"));

        assertEquals("shop", shell.scopeProperty().get().orElseThrow().name());
        assertEquals("overview", shell.railEntry().id(), "a target belongs to the overview");
    }

    @Test
    void digitsGoToScreensOfTheRailAndNoFurther() {
        shell.goTo(2);
        assertEquals(new Place.Settings(), console.trail().placeProperty().get());
        shell.goTo(9);
        assertEquals(new Place.Settings(), console.trail().placeProperty().get());
    }

    @Test
    void escapeClosesWhatLiesOnTopBeforeItGoesBack() {
        console.trail().go(new Place.Settings());
        shell.openPalette();
        shell.noticesOpenProperty().set(true);

        shell.escape();
        assertFalse(shell.palette().openProperty().get());
        shell.escape();
        assertFalse(shell.noticesOpenProperty().get());
        assertEquals(new Place.Settings(), console.trail().placeProperty().get());
        shell.escape();
        assertEquals(new Place.Overview(), console.trail().placeProperty().get());
    }

    @Test
    void pauseReachesTheMonitorAndIsSaid() {
        shell.togglePause();

        assertTrue(sample.monitor().paused());
        assertTrue(shell.ageProperty().get().startsWith("Paused"));
        shell.togglePause();
        assertFalse(sample.monitor().paused());
        assertTrue(shell.ageProperty().get().startsWith("5 s · "), shell.ageProperty().get());
    }

    @Test
    void refreshAsksEveryTarget() {
        shell.refresh();

        assertEquals(8, sample.monitor().refreshed().size());
    }

    @Test
    void paletteHoldsScreensTargetsThemesAndLanguages() {
        shell.openPalette();
        run("theme dark");
        assertEquals(ThemeChoice.DARK, console.preferences().themeProperty().get());
        shell.openPalette();
        run("简体");
        assertEquals(Language.ZH_CN, shell.texts().languageProperty().get());
        shell.openPalette();
        run("traditional");
        assertEquals(Language.ZH_TW, shell.texts().languageProperty().get());
        shell.openPalette();
        run("usage-tracking");
        assertEquals(new Place.TargetTiles("usage-tracking"), console.trail().placeProperty().get());
    }

    @Test
    void wordsOfTheFrameFollowTheLanguage() {
        shell.texts().languageProperty().set(Language.ZH_TW);

        assertEquals("自身負擔 0.3% · 24 個工作階段", shell.ownCostProperty().get());
    }

    @Test
    void noticesAreCountedUntilTheyAreSeen() {
        console.notices().show(Notice.of(Notice.Kind.DONE, "one"));
        console.notices().show(Notice.of(Notice.Kind.FAILED, "two"));

        assertEquals(2, console.notices().unseenProperty().get());
        assertEquals("two", console.notices().posted().getFirst().notice().text());
        console.notices().seen();
        assertEquals(0, console.notices().unseenProperty().get());
    }

    @Test
    void intervalChosenForAllReachesTheMonitor() {
        FakeHealthMonitor monitor = new FakeHealthMonitor();
        Target target = SampleHealth.postgres("shop", plumbline.core.target.Environment.TEST);
        var interval = new SimpleObjectProperty<>(Duration.ZERO);
        Watchlist list = new Watchlist(new Watched<>(List.of(target)), monitor, interval,
                new SampleContext().context());
        assertEquals(List.of(target), monitor.watched());

        interval.set(Duration.ofSeconds(30));

        assertEquals(Duration.ofSeconds(30), monitor.watched().getFirst().refresh());
        list.close();
        interval.set(Duration.ofSeconds(10));
        assertEquals(Duration.ofSeconds(30), monitor.watched().getFirst().refresh(), "closed");
    }

    private void run(String letters) {
        shell.palette().queryProperty().set(letters);
        shell.palette().run();
    }
}
