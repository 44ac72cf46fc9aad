package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
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
            "locks-light-en",
            "target-dark-en", "repair-light-en");
    private static final Duration PAST = Duration.ofSeconds(30);
    private static final String TARGET = "usage-prod";
    private static final CheckKey TO_UNDO = new CheckKey("campaigns-prod", "campaigns/orphaned-holiday-flag");
    private static final CheckKey CHECK = new CheckKey(TARGET, "usage-tracking/usage-count");

    /// A look of the whole window.
    ///
    /// @param size word before the name, for a window of another size
    private record Look(ThemeChoice theme, Language language, String size) {

        Look(ThemeChoice theme, Language language) {
            this(theme, language, "");
        }

        String name() {
            return size + theme.word() + "-" + language.tag();
        }
    }

    @Test
    void everyScreenInEveryLook() throws IOException {
        Pictures pictures = new Pictures(ALL, SHOWN, IN_README);
        System.setProperty("headless.geometry", "1440x900-32"); // of Monocle's screen
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try (PicturedConsole console = new PicturedConsole(PicturedConsole.freshHome())) {
            empty(console, pictures);
            console.startDemo();
            makeJournal(console);
            go(console, new Place.Inconsistencies(""));
            Pictures.until("the checks have answered", () -> checked(console));
            Pictures.settle(PAST); // a past for the sparklines
            for (Language language : Language.values()) {
                for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                    Look look = new Look(theme, language);
                    screens(console, pictures, look);
                    new DialogPictures(console, pictures, look.name(), language).all();
                    PicturedConsole.run(() -> narrow(console.scene(), true));
                    screens(console, pictures, new Look(theme, language, "narrow-"));
                    PicturedConsole.run(() -> narrow(console.scene(), false));
                }
            }
        }
        assertTrue(pictures.taken() > 100, pictures.taken() + " pictures");
    }

    private static void empty(PicturedConsole console, Pictures pictures) {
        look(console, new Look(ThemeChoice.LIGHT, Language.EN));
        pictures.take(console.scene(), "empty-light-en");
    }

    private static void screens(PicturedConsole console, Pictures pictures, Look look) {
        look(console, look);
        go(console, new Place.Overview());
        pictures.take(console.scene(), "overview-" + look.name());
        target(console, pictures, look);
        inconsistencies(console, pictures, look);
        go(console, new Place.Locks(""));
        Pictures.settle(Duration.ofSeconds(2));
        pictures.take(console.scene(), "locks-" + look.name());
        go(console, new Place.JournalList());
        Pictures.settle(Duration.ofSeconds(1));
        pictures.take(console.scene(), "journal-" + look.name());
        go(console, new Place.Settings());
        pictures.take(console.scene(), "settings-" + look.name());
        Pictures.fire(console.scene(), "#palette-open");
        pictures.take(console.scene(), "palette-" + look.name());
        PicturedConsole.run(
                () -> Pictures.press(Pictures.node(console.scene(), "#palette-query", Node.class), KeyCode.ESCAPE));
    }

    private static void target(PicturedConsole console, Pictures pictures, Look look) {
        go(console, new Place.TargetTiles(TARGET));
        PicturedConsole.run(
                () -> Pictures.press(Pictures.node(console.scene(), "#tile-dead-rows", Node.class), KeyCode.ENTER));
        Pictures.settle(Duration.ofSeconds(2));
        pictures.take(console.scene(), "target-" + look.name());
        PicturedConsole
                .run(() -> Pictures.press(Pictures.node(console.scene(), "#target", Node.class), KeyCode.ESCAPE));
    }

    private static void inconsistencies(PicturedConsole console, Pictures pictures, Look look) {
        go(console, new Place.Inconsistencies(""));
        PicturedConsole.run(() -> choose(console.scene()));
        Pictures.settle(Duration.ofSeconds(1));
        PicturedConsole
                .run(() -> Pictures.node(console.scene(), "#grid-table", TableView.class).getSelectionModel()
                        .clearSelection());
        pictures.take(console.scene(), "inconsistencies-" + look.name());
        Pictures.fire(console.scene(), "#inconsistencies-preview");
        Stage sheet = Pictures.dialog(console);
        Pictures.until("the preview", () -> PicturedConsole
                .onScreen(() -> !Pictures.node(sheet.getScene(), "#sheet-name", Node.class).isDisabled()
                        && Pictures.node(sheet.getScene(), "#sheet-server", javafx.scene.control.Label.class).getText()
                                .length() > 1));
        pictures.take(sheet.getScene(), "repair-" + look.name());
        Pictures.fire(sheet.getScene(), "#sheet-keep");
    }

    private static void choose(Scene scene) {
        ListView<?> list = Pictures.node(scene, "#inconsistencies-list", ListView.class);
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof Line line && line.entry().key().equals(CHECK)) {
                list.getSelectionModel().select(i);
            }
        }
    }

    /// A repair of two findings, taken back, so that they stay, and one of another check that can be taken back.
    private static void makeJournal(PicturedConsole console) {
        RepairResult first = repair(console, CHECK, 2);
        console.services().repairs().undo(target(console, CHECK.target()), first.run(), true, WorkContext.none())
                .orThrow();
        repair(console, TO_UNDO, 1);
    }

    private static RepairResult repair(PicturedConsole console, CheckKey what, int findings) {
        Target target = target(console, what.target());
        Check check = console.services().checks().chosen(target, List.of(), List.of(what.path())).orThrow().getFirst();
        CheckResult found = console.services().checks().run(target, check, 10, WorkContext.none());
        List<Map<String, String>> keys = found.rows().stream().limit(findings).map(row -> {
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
        return console.services().repairs().apply(plan, WorkContext.none()).orThrow();
    }

    private static Target target(PicturedConsole console, String name) {
        return console.services().monitor().targets().get().stream().map(each -> each.target())
                .filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static void narrow(Scene scene, boolean narrow) {
        Stage stage = (Stage) scene.getWindow();
        stage.setWidth(narrow ? 1000 : 1440);
        stage.setHeight(narrow ? 700 : 900);
    }

    private static boolean checked(PicturedConsole console) {
        return PicturedConsole.onScreen(() -> {
            ListView<?> list = Pictures.node(console.scene(), "#inconsistencies-list", ListView.class);
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
        Pictures.settle(Duration.ofSeconds(2)); // the face is read on another thread
    }

    private static void go(PicturedConsole console, Place place) {
        PicturedConsole.run(() -> console.parts().trail().go(place));
        Pictures.settle(Duration.ofMillis(600));
    }
}
