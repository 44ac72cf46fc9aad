package plumbline.ui.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import plumbline.core.health.Reading;
import plumbline.core.health.TargetHealth;
import plumbline.core.health.TargetState;
import plumbline.core.work.WorkContext;
import plumbline.testing.SampleConsole;
import plumbline.ui.control.Appearance;
import plumbline.ui.control.Fonts;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Ticker;
import plumbline.ui.fx.UiThread;

/// Opens the window on sample data, to look at it: `WindowTrial THEME LANGUAGE TARGETS [PLACE]`.
public final class WindowTrial extends Application {

    @Override
    public void start(Stage stage) {
        var words = getParameters().getRaw();
        SampleConsole sample = new SampleConsole(UiThread.INSTANCE).with(Integer.parseInt(words.get(2)));
        sample.state().put("theme", words.get(0));
        sample.state().put("language", words.get(1));
        if (words.size() > 4) {
            sample.state().put("window", words.get(4));
        }
        Ticker ticker = new Ticker(InstantSource.system());
        Console console = sample.console(ticker);
        Appearance appearance = new Appearance(console.preferences(),
                new Fonts(Thread::startVirtualThread, UiThread.INSTANCE));
        appearance.start();
        ticker.start();
        long before = System.nanoTime();
        new ConsoleWindow(console, appearance).show(stage);
        long since = System.currentTimeMillis()
                - java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime();
        System.err.println("shown in ms " + (System.nanoTime() - before) / 1_000_000 + ", " + since + " since start");
        if (words.size() > 3 && !words.get(3).isEmpty()) {
            console.trail().go(words.get(3).equals("settings")
                    ? new Place.Settings()
                    : new Place.TargetTiles(words.get(3)));
        }
        if (words.size() > 5) {
            console.notices().show(new Notice(Notice.Kind.DONE, "Repaired 7 rows on shop-prod.", "Undo", () -> {}));
            sample.jobs().start("Checkpoint", "shop", WindowTrial::busy);
            sample.jobs().start("Checks", "billing", WindowTrial::busy);
        }
        Thread.ofPlatform().daemon().start(() -> keepFresh(sample));
    }

    private static Object busy(WorkContext context) {
        for (int i = 0; i < 600; i++) {
            context.checkCancelled();
            context.progress(0.41 + i / 2000.0, "[3/8] orders");
            pause();
        }
        return "";
    }

    private static void keepFresh(SampleConsole sample) {
        while (true) {
            sample.monitor().change(WindowTrial::fresh);
            pause();
            pause();
        }
    }

    private static TargetHealth fresh(TargetHealth health) {
        if (health.state() == TargetState.UNREACHABLE) {
            return health;
        }
        Instant now = Instant.now();
        Map<String, Reading> readings = health.readings().values().stream()
                .map(each -> new Reading(each.metric(), each.value(), each.verdict(), now, each.detail(),
                        each.culprit(), each.problem()))
                .collect(Collectors.toMap(Reading::metric, each -> each));
        return new TargetHealth(health.target(), health.state(), health.since(), health.metrics(), readings,
                health.score(), health.problem(), health.identity(), now);
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException stopped) {
            Platform.exit();
        }
    }

    /// Starts it: a main class that is itself an application needs JavaFX as modules.
    static final class Launcher {

        private Launcher() {}

        public static void main(String[] words) {
            Application.launch(WindowTrial.class, words);
        }
    }
}
