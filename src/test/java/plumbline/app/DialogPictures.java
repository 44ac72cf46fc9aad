package plumbline.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.stage.Stage;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Place;
import plumbline.ui.inconsistencies.CheckKey;
import plumbline.ui.inconsistencies.Line;

/// Pictures of every dialog and panel over the window, on the demo's data. Nothing is changed by it.
///
/// @param look     name of the window's look
/// @param language of that look
record DialogPictures(PicturedConsole console, Pictures pictures, String look, Language language) {

    private static final Duration MOMENT = Duration.ofMillis(800);
    private static final CheckKey TREE_OF_ROWS = new CheckKey("usage-prod", "usage-tracking/usage-without-article");
    private static final CheckKey WITH_EVIDENCE = new CheckKey("usage-prod", "usage-tracking/usage-count");
    private static final CheckKey COUNTED = new CheckKey("energy-prod", "energy-faults/rows-fault-record");
    private static final String FILE = """
            connections:
              - name: shop-prod
                engine: postgresql
                environment: production
                host: db1.example.net
                port: 5432
                database: shop
                user: dba
              - name: usage-prod
                engine: sqlite
                environment: test
                file: /srv/records.sqlite3
            """;

    void all() {
        connections();
        findings();
        repairs();
        undo();
        discovery();
        panels();
    }

    private void connections() {
        PicturedConsole.run(() -> console.parts().dialogs().add());
        Stage dialog = Pictures.dialog(console);
        type(dialog, "#connection-uri", "postgresql://dba@127.0.0.1:1/shop");
        Pictures.fire(dialog.getScene(), "#connection-take-uri");
        type(dialog, "#connection-service", "https://shop.example.net/api");
        take(dialog, "connection");
        Pictures.fire(dialog.getScene(), "#connection-test");
        Pictures.until("the test's answer", () -> PicturedConsole.onScreen(
                () -> !Pictures.node(dialog.getScene(), "#connection-result-title", Label.class).getText().isEmpty()));
        take(dialog, "connection-failed");
        Pictures.fire(dialog.getScene(), "#connection-close");
        Pictures.settle(MOMENT);
        Stage question = PicturedConsole.lastDialog();
        take(question, "question");
        Pictures.fire(question.getScene(), "#question-act");
        Pictures.settle(MOMENT);
        PicturedConsole.run(() -> console.parts().dialogs().importFrom(file()));
        dialog("import", "#import-cancel");
        PicturedConsole.run(() -> console.parts().dialogs().askPassword(target("usage-prod"), () -> {}));
        dialog("password", "#password-cancel");
    }

    private void findings() {
        check(WITH_EVIDENCE);
        PicturedConsole.run(() -> Pictures.node(console.scene(), "#grid-table", TableView.class).getSelectionModel()
                .selectRange(0, 2));
        Pictures.settle(MOMENT);
        pictures.take(console.scene(), "evidence-" + look);
        Pictures.fire(console.scene(), "#inconsistencies-ignore");
        dialog("ignore", "#ignore-cancel");
        Pictures.fire(console.scene(), "#inconsistencies-schedule");
        dialog("schedule", "#schedule-cancel");
        check(COUNTED);
        pictures.take(console.scene(), "baseline-" + look);
    }

    private void repairs() {
        check(TREE_OF_ROWS);
        Pictures.fire(console.scene(), "#inconsistencies-preview");
        Stage sheet = Pictures.dialog(console);
        previewed(sheet);
        type(sheet, "#sheet-name", "usage-prod");
        PicturedConsole.run(() -> Pictures.node(sheet.getScene(), "#sheet-sql-pane", TitledPane.class)
                .setExpanded(true));
        dialog("tables", "#sheet-keep");
        PicturedConsole.run(() -> Pictures.node(console.scene(), "#inconsistencies-preview-more", MenuButton.class)
                .getItems().stream().filter(item -> "inconsistencies-preview-pack".equals(item.getId())).findFirst()
                .orElseThrow().fire());
        previewed(Pictures.dialog(console));
        dialog("series", "#sheet-keep");
    }

    private void undo() {
        PicturedConsole.run(() -> console.parts().trail().go(new Place.JournalList()));
        Pictures.settle(MOMENT);
        PicturedConsole.run(() -> {
            TableView<?> table = Pictures.node(console.scene(), "#journal-table", TableView.class);
            table.getSelectionModel().clearAndSelect(0);
            table.getFocusModel().focus(0);
        });
        Pictures.until("a run to take back", () -> PicturedConsole.onScreen(
                () -> !Pictures.node(console.scene(), "#journal-undo", Node.class).isDisabled()));
        Pictures.fire(console.scene(), "#journal-undo");
        previewed(Pictures.dialog(console));
        dialog("undo", "#sheet-keep");
    }

    private void discovery() {
        PicturedConsole.run(() -> console.parts().trail().go(new Place.Inconsistencies("")));
        Pictures.settle(MOMENT);
        Pictures.fire(console.scene(), "#inconsistencies-discover");
        Stage window = Pictures.dialog(console);
        Scene scene = window.getScene();
        PicturedConsole.run(() -> choose(scene));
        take(window, "discover-start");
        Pictures.fire(scene, "#discover-start");
        Pictures.until("proposals", () -> PicturedConsole.onScreen(
                () -> !Pictures.node(scene, "#discover-list", ListView.class).getItems().isEmpty()));
        PicturedConsole.run(() -> Pictures.node(scene, "#discover-list", ListView.class).getSelectionModel().select(1));
        dialog("discover", "#discover-close");
    }

    private void panels() {
        PicturedConsole.run(() -> console.parts().trail().go(new Place.Overview()));
        PicturedConsole.run(() -> {
            Messages texts = Messages.in(language);
            console.parts().notices().show(new Notice(Notice.Kind.WARNING,
                    texts.text("inconsistencies.news.one", 3, "usage-prod", "usage-tracking", 10),
                    texts.text("inconsistencies.news.show"), () -> {}));
            console.parts().notices().show(Notice.of(Notice.Kind.FAILED,
                    texts.text("sheet.notice.repaired-unverified", 7, "usage-prod", 2, "20261120-153114-s4bg")));
            console.parts().notices().show(new Notice(Notice.Kind.DONE,
                    texts.text("sheet.notice.repaired", 7, "usage-prod", 0, "20261120-153114-s4bg"),
                    texts.text("sheet.undo.verb"), () -> {}));
        });
        Pictures.settle(MOMENT);
        pictures.take(console.scene(), "toasts-" + look);
        Pictures.fire(console.scene(), "#notices");
        pictures.take(console.scene(), "notices-" + look);
        Pictures.fire(console.scene(), "#notices");
        Pictures.fire(console.scene(), "#refresh");
    }

    private void check(CheckKey key) {
        PicturedConsole.run(() -> console.parts().trail().go(new Place.Inconsistencies("")));
        Pictures.settle(MOMENT);
        PicturedConsole.run(() -> {
            ListView<?> list = Pictures.node(console.scene(), "#inconsistencies-list", ListView.class);
            for (int i = 0; i < list.getItems().size(); i++) {
                if (list.getItems().get(i) instanceof Line line && line.entry().key().equals(key)) {
                    list.getSelectionModel().select(i);
                    list.scrollTo(Math.max(0, i - 8));
                }
            }
        });
        Pictures.settle(MOMENT);
    }

    private static void previewed(Stage sheet) {
        Pictures.until("the preview", () -> PicturedConsole.onScreen(
                () -> Pictures.node(sheet.getScene(), "#sheet-server", Label.class).getText().length() > 1
                        && !Pictures.node(sheet.getScene(), "#sheet-progress", Node.class).getParent().isVisible()));
    }

    private static void choose(Scene scene) {
        @SuppressWarnings("unchecked")
        ComboBox<Target> box = Pictures.node(scene, "#discover-target", ComboBox.class);
        box.setValue(box.getItems().stream().filter(each -> each.name().equals("usage-prod")).findFirst()
                .orElseThrow());
    }

    private void dialog(String name, String button) {
        Stage dialog = Pictures.dialog(console);
        take(dialog, name);
        Pictures.fire(dialog.getScene(), button);
        Pictures.settle(MOMENT);
    }

    private void take(Stage dialog, String name) {
        Pictures.settle(MOMENT);
        pictures.take(dialog.getScene(), name + "-" + look);
    }

    private static void type(Stage dialog, String selector, String text) {
        PicturedConsole.run(() -> Pictures.node(dialog.getScene(), selector, TextInputControl.class).setText(text));
    }

    private Target target(String name) {
        return console.services().monitor().targets().get().stream().map(each -> each.target())
                .filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static Path file() {
        try {
            return Files.writeString(Files.createTempDirectory("colleague").resolve("connections.yaml"), FILE);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
