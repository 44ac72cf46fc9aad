package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.session.Session;
import plumbline.core.sql.Sql;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.ThemeChoice;

/// The picture that the README shows of a comparison: a checkpoint of the demo, an accident after it, and what would bring
/// the rows back. A run of its own, since the accident would be seen in the others' pictures.
@Tag("pictures")
final class DemoCheckpointPictures {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void whatAnAccidentDid() throws IOException {
        Pictures pictures = new Pictures(Path.of("target/pictures"), Path.of("installer/common/pictures"),
                Set.of("checkpoints-light-en"));
        System.setProperty("headless.geometry", "1440x900-32"); // of Monocle's screen
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try (PicturedConsole console = new PicturedConsole(PicturedConsole.freshHome())) {
            console.startDemo();
            PicturedConsole.run(() -> {
                console.parts().preferences().themeProperty().set(ThemeChoice.LIGHT);
                console.parts().preferences().languageProperty().set(Language.EN);
            });
            Target target = console.services().monitor().targets().get().stream().map(each -> each.target())
                    .filter(each -> each.name().equals("usage-prod")).findFirst().orElseThrow();
            save(console, target);
            accident(console, target);
            PicturedConsole.run(() -> console.parts().trail().go(new Place.Checkpoints("")));
            compared(console.scene());
            pictures.take(console.scene(), "checkpoints-light-en");
        }
        assertEquals(1, pictures.taken());
    }

    private static void save(PicturedConsole console, Target target) {
        Shelf shelf = console.wiring().checkpointShelf(null);
        Checkpoint made = console.wiring().checkpoints()
                .create(new CreateRequest(target, Choice.ALL, "", "before the import of spring topics",
                        Manifest.MANUAL, 1, false), shelf, CheckpointLog.SILENT, WorkContext.none())
                .orThrow();
        assertEquals(List.of(), shelf.verify(made, WorkContext.none()));
    }

    /// What an import that went wrong may leave: topics gone, a blank behind others, titles and providers overwritten.
    private static void accident(PicturedConsole console, Target target) {
        try (Session session = console.wiring().sessions().job(target, LONG)) {
            for (Sql each : List.of(Sql.of("DELETE FROM distillation_topics WHERE id % 9 = 0"),
                    Sql.of("UPDATE distillation_topics SET question = question || chr(12288)"
                            + " WHERE id < 160 AND id % 9 IN (1, 3, 4, 5, 8)"),
                    Sql.of("UPDATE articles SET title = title || ' (2)' WHERE id % 40 = 0"),
                    Sql.of("UPDATE distillations SET provider = 'unknown' WHERE id % 13 = 0"))) {
                session.update(each);
            }
        }
    }

    private static void compared(Scene scene) {
        Pictures.until("the list", () -> PicturedConsole
                .onScreen(() -> Pictures.node(scene, "#checkpoints-list", ListView.class).getItems().size() == 2));
        PicturedConsole.run(() -> {
            Pictures.node(scene, "#checkpoints-list", ListView.class).getSelectionModel().clearAndSelect(1);
            Pictures.node(scene, "#checkpoints-tabs", TabPane.class).getSelectionModel().select(2);
        });
        Pictures.settle(Duration.ofSeconds(1));
        Pictures.fire(scene, "#differences-compare");
        Pictures.until("the tables", () -> PicturedConsole
                .onScreen(() -> Pictures.node(scene, "#differences-tables", TableView.class).getItems().size() > 3));
        Pictures.settle(Duration.ofMillis(500));
        Pictures.fire(scene, "#differences-choose-articles");
        PicturedConsole.run(() -> Pictures.node(scene, "#differences-tables", TableView.class).getSelectionModel()
                .clearAndSelect(1));
        Pictures.settle(Duration.ofSeconds(1));
        PicturedConsole.run(() -> {
            TableView<?> rows = Pictures.node(scene, "#differences-rows", TableView.class);
            rows.getSelectionModel().clearAndSelect(4);
            Pictures.press(rows, KeyCode.SPACE);
            rows.getSelectionModel().clearAndSelect(2);
        });
        Pictures.settle(Duration.ofSeconds(1));
    }
}
