package plumbline.ui.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.testfx.api.FxToolkit;
import plumbline.core.health.MetricCatalog;
import plumbline.core.health.OwnCost;
import plumbline.core.health.PollingHealthMonitor;
import plumbline.core.health.TargetHealth;
import plumbline.core.health.TargetState;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;
import plumbline.core.text.Language;
import plumbline.core.watch.Watched;
import plumbline.core.work.Jobs;
import plumbline.db.jdbc.Deadlines;
import plumbline.demo.PostgresServer;
import plumbline.demo.ServerOptions;
import plumbline.testing.Await;
import plumbline.testing.Heartbeat;
import plumbline.testing.MemoryHistory;
import plumbline.testing.MemoryState;
import plumbline.testing.SampleConsole;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;
import plumbline.ui.control.Appearance;
import plumbline.ui.control.Fonts;
import plumbline.ui.fx.NoticeBoard;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Preferences;
import plumbline.ui.fx.RecentPast;
import plumbline.ui.fx.ScreenContext;
import plumbline.ui.fx.ScreenEntry;
import plumbline.ui.fx.ScreenEntry.Rail;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.Ticker;
import plumbline.ui.fx.Trail;
import plumbline.ui.fx.UiThread;
import plumbline.ui.overview.OverviewView;
import plumbline.ui.overview.OverviewViewModel;
import plumbline.ui.target.InspectorViewModel;
import plumbline.ui.target.TargetView;
import plumbline.ui.target.TargetViewModel;

/// The window stays usable while databases are dead: a real server frozen in the middle of its work, a port that takes
/// connections and never says a word, and one that refuses.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be frozen there with its own means")
final class DeadTargetHeartbeatTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final Duration DEAD = Duration.ofSeconds(4);
    private static final Duration ALLOWED = Duration.ofMillis(100);
    /// As the product's, only shorter: the order in which they end is the same.
    private static final Deadlines SHORT = new Deadlines(Duration.ofSeconds(2), Duration.ofSeconds(1),
            Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final PostgresServer server = TestPostgres.own(18, ServerOptions.trusting());
    private final TestSessions sessions = new TestSessions(SHORT);
    private final PollingHealthMonitor monitor = new PollingHealthMonitor(sessions.sessions(),
            MetricCatalog.builtIn(), new MemoryHistory(), InstantSource.system());
    private final Trail trail = new Trail(new Place.Overview());
    private final List<Long> frozen = new ArrayList<>();

    @BeforeEach
    void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        server.start();
    }

    @AfterEach
    void end() {
        signal("-CONT", frozen);
        monitor.close();
        sessions.close();
        server.close();
    }

    @Test
    void windowAnswersWhileTargetsAreDeadAndTheyComeBackByThemselves() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Target live = target("live", server.port());
            Stage stage = onScreen(this::show);
            monitor.watch(List.of(live));
            Await.until("the first readings", PATIENCE, () -> !health("live").readings().isEmpty());
            visit(new Place.TargetTiles("live"), stage);
            visit(new Place.Overview(), stage);
            Duration quiet = longestWait(QUIET);

            monitor.watch(List.of(live, target("silent", silent.getLocalPort()), target("refused", 1)));
            Await.until("the refused port", PATIENCE, () -> health("refused").state() == TargetState.UNREACHABLE);
            freeze();
            Duration overview;
            Duration tiles;
            try (Heartbeat beat = new Heartbeat()) {
                Await.until("the frozen server is told", PATIENCE,
                        () -> health("live").state() == TargetState.UNREACHABLE);
                Await.until("the silent port is told", PATIENCE,
                        () -> health("silent").state() == TargetState.UNREACHABLE);
                overview = beat.longest();
            }
            TargetHealth dead = health("live");
            assertFalse(dead.readings().isEmpty(), "the last values stay");
            assertNotNull(dead.problem(), "and the reason is known");
            assertStaleWithAge(stage, "#card-live");
            visit(new Place.TargetTiles("live"), stage);
            tiles = longestWait(DEAD);
            assertStaleWithAge(stage, "#tile-connections");
            System.out.printf("longest wait for the FX thread: idle %d ms; dead targets: overview %d ms, tiles %d ms%n",
                    quiet.toMillis(), overview.toMillis(), tiles.toMillis());
            Duration limit = quiet.plus(ALLOWED);
            assertTrue(overview.compareTo(limit) <= 0, overview + " on the overview, idle " + quiet);
            assertTrue(tiles.compareTo(limit) <= 0, tiles + " on the tiles, idle " + quiet);

            thaw();
            Await.until("it comes back by itself", PATIENCE,
                    () -> health("live").state() != TargetState.UNREACHABLE);
            Await.until("its tiles are of now", PATIENCE,
                    () -> onScreen(() -> !stale(stage.getScene().lookup("#tile-connections"))));
            onScreen(() -> {
                stage.close();
                return true;
            });
        }
    }

    private Stage show() {
        ScreenContext context = new ScreenContext(new Texts(Language.EN), UiThread.INSTANCE, Thread::startVirtualThread,
                ticking());
        MemoryState state = new MemoryState();
        Preferences preferences = new Preferences(state, context.texts());
        RecentPast past = new RecentPast(new MemoryHistory(), context);
        OverviewViewModel overview = new OverviewViewModel(monitor, new Watched<>(Map.of()), past, trail, context);
        TargetViewModel target = new TargetViewModel(monitor, past,
                new InspectorViewModel(new MemoryHistory(), past, context), context);
        List<ScreenEntry> screens = List.of(
                new ScreenEntry("overview", "mdal-dashboard", "overview.title", new Place.Overview(), Rail.TOP,
                        overview.needingAttentionProperty(),
                        () -> new OverviewView(overview, () -> {}, new SampleConsole(Runnable::run))),
                new ScreenEntry("target", "mdmz-storage", "target.what", new Place.TargetTiles(""), Rail.NONE,
                        new ReadOnlyIntegerWrapper(0), () -> new TargetView(target, state)));
        Console console = new Console(screens, List.of(), monitor, Jobs.threaded(), new Watched<>(OwnCost.NONE), trail,
                new NoticeBoard(UiThread.INSTANCE, InstantSource.system()), new SampleConsole(UiThread.INSTANCE),
                preferences, state, context);
        Appearance appearance = new Appearance(preferences, new Fonts(_ -> {}, UiThread.INSTANCE));
        appearance.start();
        Stage stage = new Stage();
        new ConsoleWindow(console, appearance).show(stage);
        return stage;
    }

    private static javafx.beans.value.ObservableValue<java.time.Instant> ticking() {
        Ticker ticker = new Ticker(InstantSource.system());
        ticker.start();
        return ticker.nowProperty();
    }

    private static Target target(String name, int port) {
        return new Target(name, "", Environment.TEST,
                new Address.PostgresAddress(PostgresServer.HOST, port, "postgres", PostgresServer.SUPERUSER,
                        TlsMode.DISABLE, ""),
                List.of(), Duration.ofSeconds(1), false);
    }

    private TargetHealth health(String name) {
        return monitor.targets().get().stream().filter(each -> each.target().name().equals(name)).findFirst()
                .orElseThrow();
    }

    private void visit(Place place, Stage stage) {
        onScreen(() -> {
            trail.go(place);
            return true;
        });
        String shown = place instanceof Place.Overview ? "#card-live" : "#tile-connections";
        Await.until(shown, PATIENCE, () -> onScreen(() -> stage.getScene().lookup(shown) != null));
        onScreen(() -> stage.getScene().snapshot(null)); // styles and fonts are read once, not while it is measured
    }

    private static Duration longestWait(Duration time) {
        try (Heartbeat beat = new Heartbeat()) {
            long begun = System.nanoTime();
            Await.until("the time to pass", time.plus(PATIENCE), () -> System.nanoTime() - begun > time.toNanos());
            assertTrue(beat.beats() > 10, "the FX thread had " + beat.beats() + " turns in " + time);
            return beat.longest();
        }
    }

    private void assertStaleWithAge(Stage stage, String selector) {
        Await.until(selector + " is grey and says its age", PATIENCE, () -> onScreen(() -> {
            Node node = stage.getScene().lookup(selector);
            return node != null && stale(node) && node.lookupAll(".label").stream()
                    .anyMatch(each -> each instanceof Labeled text && text.getText().matches("\\d+ s ago"));
        }));
    }

    private static boolean stale(Node node) {
        return node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("stale"));
    }

    private void freeze() {
        ProcessHandle postmaster = server.pid().flatMap(ProcessHandle::of).orElseThrow();
        frozen.add(postmaster.pid());
        signal("-STOP", frozen); // first, so that it starts no other
        List<Long> backends = postmaster.descendants().map(ProcessHandle::pid).toList();
        signal("-STOP", backends);
        frozen.addAll(backends);
    }

    private void thaw() {
        signal("-CONT", frozen);
    }

    private static void signal(String signal, List<Long> processes) {
        if (processes.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(pid -> command.add(String.valueOf(pid)));
        try {
            boolean ended = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor(5, TimeUnit.SECONDS);
            assertTrue(ended, "kill did not end");
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static <T> T onScreen(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | AssertionError failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
