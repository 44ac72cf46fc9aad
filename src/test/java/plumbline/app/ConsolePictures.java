package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plumbline.core.check.CheckResult;
import plumbline.core.pack.Check;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.work.WorkContext;
import plumbline.testing.Await;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.ThemeChoice;
import plumbline.ui.inconsistencies.CheckKey;
import plumbline.ui.inconsistencies.Entry;
import plumbline.ui.inconsistencies.Line;

/// Pictures of every screen on the demo's data, in both themes and all languages: all of them into `target/pictures`,
/// those that the README shows into `installer/common/pictures`. `mvn -Ppictures test` makes them.
@Tag("pictures")
final class ConsolePictures {

    private static final Path ALL = Path.of("target/pictures");
    private static final Path SHOWN = Path.of("installer/common/pictures");
    private static final Set<String> IN_README = Set.of("overview-light-en", "inconsistencies-light-en",
            "target-dark-en", "repair-light-en");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAST = Duration.ofSeconds(30);
    private static final String TARGET = "usage-prod";
    private static final CheckKey CHECK = new CheckKey(TARGET, "usage-tracking/usage-count");

    private int taken;

    /// A look of the whole window.
    private record Look(ThemeChoice theme, Language language) {

        String name() {
            return theme.word() + "-" + language.tag();
        }
    }

    @Test
    void everyScreenInEveryLook() throws IOException {
        Files.createDirectories(ALL);
        Files.createDirectories(SHOWN);
        System.setProperty("headless.geometry", "1440x900-32"); // of Monocle's screen
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try (PicturedConsole console = new PicturedConsole(PicturedConsole.freshHome())) {
            empty(console);
            console.startDemo();
            makeJournal(console);
            go(console, new Place.Inconsistencies(""));
            until("the checks have answered", () -> checked(console));
            settle(PAST); // a past for the sparklines
            for (Language language : Language.values()) {
                for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                    screens(console, new Look(theme, language));
                }
            }
        }
        assertTrue(taken > 30, taken + " pictures");
    }

    private void empty(PicturedConsole console) {
        look(console, new Look(ThemeChoice.LIGHT, Language.EN));
        take(console.scene(), "empty-light-en");
    }

    private void screens(PicturedConsole console, Look look) {
        look(console, look);
        go(console, new Place.Overview());
        take(console.scene(), "overview-" + look.name());
        target(console, look);
        inconsistencies(console, look);
        go(console, new Place.JournalList());
        settle(Duration.ofSeconds(1));
        take(console.scene(), "journal-" + look.name());
        go(console, new Place.Settings());
        take(console.scene(), "settings-" + look.name());
        PicturedConsole.run(() -> node(console.scene(), "#palette-open", Button.class).fire());
        take(console.scene(), "palette-" + look.name());
        PicturedConsole.run(() -> press(node(console.scene(), "#palette-query", Node.class), KeyCode.ESCAPE));
    }

    private void target(PicturedConsole console, Look look) {
        go(console, new Place.TargetTiles(TARGET));
        PicturedConsole.run(() -> press(node(console.scene(), "#tile-dead-rows", Node.class), KeyCode.ENTER));
        settle(Duration.ofSeconds(2));
        take(console.scene(), "target-" + look.name());
        PicturedConsole.run(() -> press(node(console.scene(), "#target", Node.class), KeyCode.ESCAPE));
    }

    private void inconsistencies(PicturedConsole console, Look look) {
        go(console, new Place.Inconsistencies(""));
        PicturedConsole.run(() -> choose(console.scene()));
        settle(Duration.ofSeconds(1));
        PicturedConsole
                .run(() -> node(console.scene(), "#grid-table", TableView.class).getSelectionModel().clearSelection());
        take(console.scene(), "inconsistencies-" + look.name());
        PicturedConsole.run(() -> node(console.scene(), "#inconsistencies-preview", Button.class).fire());
        until("the sheet", () -> PicturedConsole.dialog(console.scene()) != null);
        Stage sheet = Objects.requireNonNull(PicturedConsole.dialog(console.scene()));
        until("the preview", () -> PicturedConsole
                .onScreen(() -> !node(sheet.getScene(), "#sheet-name", Node.class).isDisabled()
                        && node(sheet.getScene(), "#sheet-server", javafx.scene.control.Label.class).getText()
                                .length() > 1));
        take(sheet.getScene(), "repair-" + look.name());
        PicturedConsole.run(() -> node(sheet.getScene(), "#sheet-keep", Button.class).fire());
    }

    private static void choose(Scene scene) {
        ListView<?> list = node(scene, "#inconsistencies-list", ListView.class);
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof Line line && line.entry().key().equals(CHECK)) {
                list.getSelectionModel().select(i);
            }
        }
    }

    /// A repair of two findings, taken back, so that the journal has something to show and the findings stay.
    private static void makeJournal(PicturedConsole console) {
        Target target = console.services().monitor().targets().get().stream().map(each -> each.target())
                .filter(each -> each.name().equals(TARGET)).findFirst().orElseThrow();
        Check check = console.services().checks().chosen(target, List.of(), List.of(CHECK.path())).orThrow().getFirst();
        CheckResult found = console.services().checks().run(target, check, 10, WorkContext.none());
        List<Map<String, String>> keys = found.rows().stream().limit(2).map(row -> {
            Map<String, String> key = new LinkedHashMap<>();
            for (int i = 0; i < check.key().size(); i++) {
                key.put(check.key().get(i), row.text(i));
            }
            return key;
        }).toList();
        RepairPlan plan = console.services().repairs()
                .preview(new RepairRequest(target, check, check.repairs().getFirst(), keys, "CHG-2041"),
                        WorkContext.none())
                .orThrow();
        RepairResult done = console.services().repairs().apply(plan, WorkContext.none()).orThrow();
        console.services().repairs().undo(target, done.run(), true, WorkContext.none()).orThrow();
    }

    private static boolean checked(PicturedConsole console) {
        return PicturedConsole.onScreen(() -> {
            ListView<?> list = node(console.scene(), "#inconsistencies-list", ListView.class);
            List<Entry> entries = list.getItems().stream().map(Line.class::cast).map(Line::entry).toList();
            List<Entry.OfTarget> targets = entries.stream().filter(Entry.OfTarget.class::isInstance)
                    .map(Entry.OfTarget.class::cast).toList();
            return targets.size() == 5 && targets.stream().noneMatch(Entry.OfTarget::running)
                    && entries.size() > targets.size();
        });
    }

    private static void look(PicturedConsole console, Look look) {
        PicturedConsole.run(() -> {
            console.parts().preferences().themeProperty().set(look.theme());
            console.parts().preferences().languageProperty().set(look.language());
        });
        settle(Duration.ofSeconds(2)); // the face is read on another thread
    }

    private static void go(PicturedConsole console, Place place) {
        PicturedConsole.run(() -> console.parts().trail().go(place));
        settle(Duration.ofMillis(600));
    }

    private static void press(Node node, KeyCode key) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private static <T extends Node> T node(Scene scene, String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(scene.lookup(selector), selector));
    }

    private void take(Scene scene, String name) {
        settle(Duration.ofMillis(400));
        WritableImage picture = PicturedConsole.onScreen(() -> scene.snapshot(null));
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        write(image, ALL.resolve(name + ".png"));
        if (IN_README.contains(name)) {
            write(image, SHOWN.resolve(name + ".png"));
        }
        taken++;
    }

    private static void write(BufferedImage image, Path file) {
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void until(String what, BooleanSupplier condition) {
        Await.until(what, PATIENCE, condition);
    }

    /// Time for pulses, fonts and charts; pictures are looked at, so nothing is asserted after it.
    private static void settle(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
