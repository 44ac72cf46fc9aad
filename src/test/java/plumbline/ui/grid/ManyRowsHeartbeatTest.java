package plumbline.ui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.core.text.Language;
import plumbline.core.work.Jobs;
import plumbline.testing.Await;
import plumbline.testing.Heartbeat;
import plumbline.testing.MemoryState;
import plumbline.testing.Shop;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiThread;
import plumbline.ui.fx.UiWork;

@ExtendWith(ApplicationExtension.class)
final class ManyRowsHeartbeatTest {

    private static final int ROWS = 100_000;
    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// Longer than this a person must never wait while scrolling. Asserted of the screen's thread's own work: the wait
    /// that is printed beside it also holds what other programs take on a busy machine.
    private static final Duration MOST = Duration.ofMillis(50);

    private final List<Row> rows = new ArrayList<>();
    private final GridViewModel model = new GridViewModel(new UiWork(Jobs.threaded(), UiThread.INSTANCE,
            Thread::startVirtualThread, new Texts(Language.EN)));

    @Start
    void start(Stage window) {
        for (int i = 0; i < ROWS; i++) {
            rows.add(Shop.row((long) i, "keyword " + i % 977, (long) (i % 50)));
        }
        window.setScene(new Scene(new GridView(model, new Texts(Language.EN), new MemoryState()).root(), 900, 700));
        window.show();
    }

    private void fill() {
        List<GridColumn> columns = List.of(
                new GridColumn(new Column("id", "bigint", ValueKind.NUMBER), GridColumn.Role.KEY, false),
                GridColumn.plain(new Column("keyword", "text", ValueKind.TEXT)),
                GridColumn.plain(new Column("part", "bigint", ValueKind.NUMBER)));
        Platform.runLater(() -> model.show("many", columns, rows));
        Await.until("the rows", PATIENCE, () -> model.lines().size() == ROWS);
    }

    private static void scroll(FxRobot robot, String what) {
        TableView<?> table = robot.lookup("#grid-table").queryTableView();
        WaitForAsyncUtils.waitForFxEvents();
        steps(table, 20); // what is compiled meanwhile is not compiled again
        try (Heartbeat heart = new Heartbeat()) {
            // a step that is slow in itself is slow in each round; one that was disturbed is not
            Duration work = Stream.generate(() -> steps(table, 40)).limit(ROUNDS)
                    .min(Comparator.naturalOrder()).orElseThrow();
            System.out.println(what + ": longest step " + work.toMillis() + " ms of work, longest wait "
                    + heart.longest().toMillis() + " ms");
            assertTrue(work.compareTo(MOST) < 0, work + " for one step of scrolling");
        }
    }

    private static Duration steps(TableView<?> table, int many) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] longest = new long[1];
        for (int i = 0; i < many; i++) {
            int to = (int) ((double) table.getItems().size() / many * i);
            onScreen(() -> {
                long before = threads.getCurrentThreadCpuTime();
                table.scrollTo(to);
                table.layout();
                longest[0] = Math.max(longest[0], threads.getCurrentThreadCpuTime() - before);
            });
        }
        return Duration.ofNanos(longest[0]);
    }

    // without the pauses that the robot makes after each of its doings
    private static void onScreen(Runnable step) {
        CompletableFuture.runAsync(step, Platform::runLater).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Test
    void scrollingThroughManyRowsNeverHoldsThePersonUp(FxRobot robot) {
        fill();
        scroll(robot, "100,000 rows");
    }

    @Test
    void scrollingThroughManyGroupsNeverHoldsThePersonUp(FxRobot robot) {
        fill();
        Platform.runLater(() -> model.groupProperty().set("keyword"));
        Await.until("the groups", PATIENCE, () -> model.lines().size() == ROWS + 977);
        scroll(robot, "100,000 rows in 977 groups");
    }

    @Test
    void closedGroupsHideTheirRowsAndStayClosedOverARefresh() {
        fill();
        Platform.runLater(() -> model.groupProperty().set("part"));
        Await.until("the groups", PATIENCE, () -> model.lines().size() == ROWS + 50);
        Platform.runLater(() -> model.turnAll(false));
        Await.until("closed groups", PATIENCE, () -> model.lines().size() == 50);
        fillAgain();
        assertEquals(50, model.lines().size());
    }

    private void fillAgain() {
        List<GridColumn> columns = List.copyOf(model.columns());
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> model.show("many", columns, rows));
        Await.until("the refresh", PATIENCE, () -> !model.arrangingProperty().get());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
